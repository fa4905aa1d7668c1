import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentId } from '../../db/contract/ids.ts';
import { openCorpusFile } from '../../db/store/corpus-file.ts';
import { buildCorpus, seedDocumentId } from '../../seeds/build-corpus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../seeds/build-corpus.ts', import.meta.url));

interface DocumentRow {
  readonly file: string;
  readonly title: string;
  readonly titleBasis: string;
  readonly words: number;
  readonly language: string;
  readonly origin: string;
}

/** The manifest of one letter with this text, whose language is stated by `evidence`. */
function manifestOf(text: string, evidence: string): string {
  const nothing = { title: null, publisher: null, author: null, place: null, date: null, kind: null };
  const source = { ...nothing, language: { value: 'en', evidence }, defects: [] };
  const sha256 = createHash('sha256').update(text).digest('hex');
  return JSON.stringify({ version: 1, documents: [{ file: 'letter.txt', sha256, source }] });
}

function readDocuments(path: string): DocumentRow[] {
  const opened = openCorpusFile(path);
  if (!opened.ok) throw new Error(opened.error.message);
  const rows = opened.value
    .prepare<[], DocumentRow>(
      'SELECT file, title, title_basis AS titleBasis, words, language, origin FROM document ORDER BY id',
    )
    .all();
  opened.value.close();
  return rows;
}

describe('the corpus file', () => {
  it('holds the five documents under their stated titles or opening words, with the words that wc counts', () => {
    const target = join(temporaryFolder(), 'corpus.sqlite');
    expect(buildCorpus(target)).toEqual({ target, documents: 5, passages: 133, words: 5762 });
    expect(readDocuments(target).map(({ title, titleBasis, words }) => [titleBasis, title, words])).toEqual([
      ['opening-words', 'The newly releasedsecond audio recording of Ayatollah Hossein-Ali…', 793],
      ['stated', 'New Audio Evidence Reveals Further Details of Iran’s 1988 Massacre', 1525],
      ['stated', '1988 Massacre of Political prisoners in Iran', 1025],
      ['opening-words', 'The tape sent shockwaves through Iran, as it…', 1547],
      ['stated', 'Iran Mass Execution Allegations: Khamenei, Rafsanjani Accused', 872],
    ]);
    expect(new Set(readDocuments(target).map(({ language, origin }) => `${language} ${origin}`))).toEqual(
      new Set(['en bundled']),
    );
  });

  it('is the same, bit for bit, when it is built again', () => {
    const folder = temporaryFolder();
    buildCorpus(join(folder, 'one.sqlite'));
    buildCorpus(join(folder, 'two.sqlite'));
    expect(readFileSync(join(folder, 'one.sqlite')).equals(readFileSync(join(folder, 'two.sqlite')))).toBe(
      true,
    );
  });

  it('replaces an older one and leaves nothing beside it, also after a build that was cut short', () => {
    const folder = temporaryFolder();
    const target = join(folder, 'corpus.sqlite');
    writeFileSync(target, 'an older file');
    writeFileSync(`${target}.building`, 'half a file');
    writeFileSync(`${target}.building-journal`, 'half a journal');
    buildCorpus(target);
    expect(readdirSync(folder)).toEqual(['corpus.sqlite']);
    expect(readDocuments(target)).toHaveLength(5);
  });

  it('keeps the older one when it cannot be finished', () => {
    const folder = temporaryFolder();
    const target = join(folder, 'corpus.sqlite');
    mkdirSync(target);
    writeFileSync(join(target, 'kept'), 'in the way');
    expect(() => buildCorpus(target)).toThrow(/./);
    expect(readFileSync(join(target, 'kept'), 'utf8')).toBe('in the way');
    expect(readdirSync(folder)).toEqual(['corpus.sqlite']);
  });

  it.each([
    {
      what: 'other bytes than its record was made for',
      text: 'Another text.',
      evidence: 'Another',
      message: /not the document/,
    },
    {
      what: 'not the phrase that its record claims',
      text: 'Some text.',
      evidence: 'Another',
      message: /not hold the phrase/,
    },
  ])('is not built when a document holds $what', ({ text, evidence, message }) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'documents'));
    writeFileSync(join(folder, 'documents', 'letter.txt'), text);
    writeFileSync(join(folder, 'manifest.json'), manifestOf('Some text.', evidence));
    const target = join(folder, 'corpus.sqlite');
    expect(() => buildCorpus(target, pathToFileURL(`${folder}/`))).toThrow(message);
    expect(existsSync(target)).toBe(false);
  });

  it('is built by the script into a folder that is not there yet', () => {
    const target = join(temporaryFolder(), 'new', 'corpus.sqlite');
    const printed = execFileSync(process.execPath, [SCRIPT, target], { encoding: 'utf8' });
    expect(printed).toBe(`${target}: 5 documents, 133 passages, 5762 words\n`);
    expect(existsSync(target)).toBe(true);
  });
});

describe('the id of a bundled document', () => {
  it('is the beginning of its hash, in the form of every id', () => {
    expect(seedDocumentId('0'.repeat(63) + '1')).toBe('0'.repeat(26));
    expect(seedDocumentId(`${'f'.repeat(32)}${'0'.repeat(32)}`)).toBe(`7${'z'.repeat(25)}`);
    expect(documentId.safeParse(seedDocumentId('703a29af'.repeat(8))).success).toBe(true);
  });
});
