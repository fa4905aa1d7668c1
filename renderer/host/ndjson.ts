/**
 * Reads a stream of bytes as lines of JSON and hands each value over as it arrives.
 *
 * Empty lines (a server's sign of life) are skipped. A last line without a line end is incomplete and left out.
 */
export async function readJsonLines(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  onValue: (value: unknown) => void,
): Promise<void> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (pending + value).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onValue(JSON.parse(line));
  }
}
