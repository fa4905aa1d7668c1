import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../db/contract/models.ts';
import { ingest, type IncomingFile, type IngestedDocument } from '../../db/import/ingest.ts';
import { analyse } from '../../db/text/analyser.ts';

const DOCUMENTS = new URL('../../seeds/documents/', import.meta.url);

/** What `wc -w` prints in a UTF-8 locale. */
const WORDS = new Map([
  ['000_d5d954a64e7a6692.txt', 793],
  ['001_2b922733e04b2d79.txt', 1525],
  ['002_80d17703e1970d9a.txt', 1025],
  ['003_e65d416f53646b56.txt', 1547],
  ['004_4c2d50515013497f.txt', 872],
]);

const NOTHING_STATED: SourceRecord = {
  title: null,
  publisher: null,
  author: null,
  place: null,
  date: null,
  kind: null,
  language: null,
  defects: [],
};

function ingested(incoming: IncomingFile): IngestedDocument {
  const result = ingest(incoming);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function fromText(text: string, rest: Partial<IncomingFile> = {}): IngestedDocument {
  return ingested({ name: 'letter.txt', bytes: Buffer.from(text, 'utf8'), ...rest });
}

describe('a file that is taken in', () => {
  it.each(readdirSync(DOCUMENTS))('has the words that wc counts: %s', (file) => {
    expect(ingested({ name: file, bytes: readFileSync(new URL(file, DOCUMENTS)) }).words).toBe(
      WORDS.get(file),
    );
  });

  it('carries the fingerprint and the size of its bytes, not of its text', () => {
    const document = fromText('\ufeffabc\r\n');
    expect(document).toMatchObject({ text: 'abc\n', bytes: 8, textVersion: 1 });
    expect(document.sha256).toBe('c3199f17595cd7b59cea561d9cb96f204ef903c38b1b9cb4a50b7e68d286f675');
  });

  it('has passages that count from 0, each with its own words, ranges from its start', () => {
    const document = fromText(
      'A Title of the Text\n\nThe first paragraph stands here.\n\nThe second one, too.',
    );
    expect(document.passages.map(({ ordinal, kind }) => [ordinal, kind])).toEqual([
      [0, 'heading'],
      [1, 'paragraph'],
      [2, 'paragraph'],
    ]);
    for (const { start, end, tokens } of document.passages) {
      const passage = document.text.slice(start, end);
      expect(tokens).toEqual(analyse(passage));
      expect(tokens.length).toBeGreaterThan(2);
      for (const token of tokens)
        expect(passage.slice(token.start, token.end).toLowerCase()).toBe(token.form);
    }
  });

  it('is the same every time and can be sent from a worker', () => {
    const document = fromText('گزارش آزمایشی.\n\nThe other half is English.');
    expect(fromText('گزارش آزمایشی.\n\nThe other half is English.')).toEqual(document);
    expect(structuredClone(document)).toEqual(document);
  });

  it('tells its direction and language, the stated language first', () => {
    const persian =
      'این متن ساختگی است و تنها برای آزمودن برنامه نوشته شده است و هیچ کس با این نام در آن نیست که نیست.';
    expect(fromText(persian)).toMatchObject({ direction: 'rtl', language: 'fa' });
    const source = { ...NOTHING_STATED, language: { value: 'prs', evidence: 'این متن' } };
    expect(fromText(persian, { source })).toMatchObject({ direction: 'rtl', language: 'prs' });
  });

  it('keeps its file name without any folder', () => {
    for (const name of ['/home/test/letter.txt', 'C:\\test\\letter.txt', '../letter.txt', 'letter.txt']) {
      expect(fromText('Some text.', { name }).file).toBe('letter.txt');
    }
    expect(fromText('Some text.', { name: 'half\ud83d.txt' }).file).toBe('half\ufffd.txt');
  });
});

describe('the title of a document', () => {
  it('is the stated one where the record has one', () => {
    const source = { ...NOTHING_STATED, title: { value: 'Stated Title', evidence: 'Stated Title' } };
    expect(fromText('Other words at the start.', { source })).toMatchObject({
      title: 'Stated Title',
      titleBasis: 'stated',
    });
  });

  it('is otherwise the first eight words, with an ellipsis when more follow', () => {
    expect(fromText('One two three four five six seven eight nine.').title).toBe(
      'One two three four five six seven eight…',
    );
    expect(fromText('Three words only.').title).toBe('Three words only.');
  });

  it('is a heading at the start as a whole, and still only as opening words', () => {
    const heading = 'A Heading of More Than Eight Words at the Very Start of the Text';
    expect(fromText(`${heading}\n\nThen the text begins.`)).toMatchObject({
      title: heading,
      titleBasis: 'opening-words',
    });
  });

  it('passes over page furniture and separators', () => {
    expect(fromText('Font Size\n\n***\n\nThe letter begins here.').title).toBe('The letter begins here.');
  });

  it('is short also where no white space is, and never ends in half a character', () => {
    const { title } = fromText(`x${'😀'.repeat(500)}`);
    expect(title.length).toBeLessThanOrEqual(121);
    expect(title.isWellFormed()).toBe(true);
    expect(title.endsWith('…')).toBe(true);
  });

  it('is the name of the file where nothing else is left', () => {
    expect(fromText('***')).toMatchObject({ title: 'letter.txt', titleBasis: 'file-name' });
  });
});

describe('a file that is refused', () => {
  const INVALID = { ok: false, error: { code: 'invalid-input' } };

  it.each(['', ' \r\n\t', '\ufeff\ufeff', '\u200f\n\u200e', '\u00a0\u00ad'])(
    'holds nothing to be seen: %j',
    (text) => {
      expect(ingest({ name: 'empty.txt', bytes: Buffer.from(text, 'utf8') })).toMatchObject(INVALID);
    },
  );

  it('is not text, has no name, or would take for ever to normalise', () => {
    expect(ingest({ name: 'a.txt', bytes: Uint8Array.of(0xff, 0x61) })).toMatchObject(INVALID);
    expect(ingest({ name: 'folder/', bytes: Buffer.from('a') })).toMatchObject(INVALID);
    const marks = Buffer.from(`a${'\u0301\u0316'.repeat(500_000)}`, 'utf8');
    expect(ingest({ name: 'a.txt', bytes: marks })).toMatchObject(INVALID);
  });

  it('is told so without a word of its content or its name', () => {
    const result = ingest({
      name: 'secret-name.txt',
      bytes: Buffer.concat([Buffer.from('secret words'), Buffer.of(0xff)]),
    });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});
