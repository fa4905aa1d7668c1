interface Page<Record> {
  readonly records: readonly Record[];
  readonly next: string | null;
}

/**
 * Reads a list to its end, page by page.
 *
 * `onPart` is told what is known after the first, the fourth, the sixteenth page and so on: a long list can be shown
 * while it arrives without being drawn anew for each of its pages.
 */
export async function readAllPages<Record>(
  readPage: (cursor: { readonly cursor?: string }) => Promise<Page<Record>>,
  onPart: (records: readonly Record[]) => void,
): Promise<readonly Record[]> {
  let records: readonly Record[] = [];
  let cursor: { readonly cursor?: string } = {};
  let shownAt = 1;
  for (let pages = 1; ; pages += 1) {
    const page = await readPage(cursor);
    records = pages === 1 ? page.records : [...records, ...page.records];
    if (page.next === null) return records;
    if (pages === shownAt) {
      onPart(records);
      shownAt *= 4;
    }
    cursor = { cursor: page.next };
  }
}
