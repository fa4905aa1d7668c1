/** Most text in one page, in UTF-16 units: a reply stays below its limit whatever the script and the signs. */
const MAX_PAGE_TEXT = 300_000;

/** The records of a page up to where their texts together become too long for one reply; one is always kept. */
export function pageThatFits<Record>(
  records: readonly Record[],
  lengthOf: (record: Record) => number,
): readonly Record[] {
  let length = 0;
  const first = records.findIndex((record, index) => {
    length += lengthOf(record);
    return index > 0 && length > MAX_PAGE_TEXT;
  });
  return first === -1 ? records : records.slice(0, first);
}
