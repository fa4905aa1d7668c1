import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sourceRecord } from '../../db/contract/models.ts';
import { locatePhrase } from '../../renderer/features/reader/locate-phrase.ts';
import { passagesOf, seedPassages } from './passages.ts';

const manifestOfSeeds = z.object({
  documents: z.array(z.object({ file: z.string(), source: sourceRecord })),
});

test('finds a phrase inside a passage, by offsets of the whole text', () => {
  const passages = passagesOf('first line\nsecond line here');

  expect(locatePhrase(passages, 'line here')).toEqual({ start: 18, end: 27 });
});

test('finds a phrase that goes over the end of a passage', () => {
  const passages = passagesOf('first line\nsecond line');

  expect(locatePhrase(passages, 'line\n\n second')).toEqual({ start: 6, end: 17 });
});

test('takes every character of a phrase for itself', () => {
  const passages = passagesOf('(a+b)? [c] $1.00');

  expect(locatePhrase(passages, '(a+b)? [c] $1.00')).toEqual({ start: 0, end: 16 });
  expect(locatePhrase(passages, 'a.b')).toBeNull();
});

test('finds nothing where there is nothing to find', () => {
  expect(locatePhrase(passagesOf('some text'), '  ')).toBeNull();
  expect(locatePhrase([], 'some')).toBeNull();
});

test('finds every phrase that the source records of the bundled documents name', () => {
  const texts = seedPassages();
  const manifest = manifestOfSeeds.parse(
    JSON.parse(readFileSync(new URL('../../seeds/manifest.json', import.meta.url), 'utf8')),
  );
  const missing = manifest.documents.flatMap(({ file, source }) => {
    const { defects, ...fields } = source;
    const phrases = [...Object.values(fields), ...defects].map((stated) => stated?.evidence ?? '');
    return phrases.filter((phrase) => phrase !== '' && locatePhrase(texts.get(file) ?? [], phrase) === null);
  });

  expect(missing).toEqual([]);
});
