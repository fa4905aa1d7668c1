import { expect, test } from 'vitest';
import { readJsonLines } from '../../renderer/host/ndjson.ts';

async function read(...chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<unknown[]> {
  const values: unknown[] = [];
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await readJsonLines(stream, (value) => values.push(value));
  return values;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test('a line that comes in pieces is read whole', async () => {
  expect(await read(bytes('{"a"'), bytes(':1}\n{"b":2}\n{"c'), bytes('":3}\n'))).toEqual([
    { a: 1 },
    { b: 2 },
    { c: 3 },
  ]);
});

test('a letter cut in two on its way is read whole', async () => {
  const line = bytes('"سند"\n');

  expect(await read(line.slice(0, 2), line.slice(2))).toEqual(['سند']);
});

test('empty lines say nothing, and a line without its end is left out', async () => {
  expect(await read(bytes('\n\n1\n \n2'))).toEqual([1]);
});

test('a line that is no JSON ends the reading', async () => {
  await expect(read(bytes('1\n{oops}\n'))).rejects.toThrow('JSON');
});
