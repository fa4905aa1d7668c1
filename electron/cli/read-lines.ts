import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';

export type Line =
  | { readonly kind: 'line'; readonly bytes: Uint8Array }
  /** Its content was passed over, so that no line fills the memory. */
  | { readonly kind: 'too-long' };

const LINE_FEED = 0x0a;

/** The lines of a stream, empty ones too; the last one needs no line end. */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.byteLength;
    if (size > MAX_REQUEST_BYTES) parts = [];
    else parts.push(part);
  };
  const finish = (): Line => {
    const line: Line =
      size > MAX_REQUEST_BYTES ? { kind: 'too-long' } : { kind: 'line', bytes: Buffer.concat(parts) };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}
