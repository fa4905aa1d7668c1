import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCE_FIELDS } from '../../db/contract/models.ts';
import { checkEvidence, manifest, type SeedDocument } from '../../seeds/manifest-schema.ts';

const DOCUMENTS = new URL('../../seeds/documents/', import.meta.url);
const MANIFEST = new URL('../../seeds/manifest.json', import.meta.url);

/** As the documents were handed over: they are data, and no other bytes will do. */
const RECEIVED = new Map([
  ['000_d5d954a64e7a6692.txt', '703a29af0acaa71ba18b8810694fc33479c374d51ddb54838a7426330a1b791f'],
  ['001_2b922733e04b2d79.txt', '52c5da2fcfa61f95233035467beb3a09d3dea548a891e6e71601dddfb41b9c04'],
  ['002_80d17703e1970d9a.txt', '156403a2abdc099e62194e77eaeb0bffced434a4ef338581e49097dfe638706a'],
  ['003_e65d416f53646b56.txt', '844ec0a51d0f895a6aac93f33a1d675199b3e74be5896e42703fba4f5e07c51a'],
  ['004_4c2d50515013497f.txt', 'e59e0c3d06665f2ce13e9342852833437f4053296f6dda75c606b8c2a0599dbf'],
]);

const parsed: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const seeds = manifest.parse(parsed).documents;
const named = seeds.map((seed): [string, SeedDocument] => [seed.file, seed]);

function bytesOf(file: string): Buffer {
  return readFileSync(new URL(file, DOCUMENTS));
}

function seed(number: string): SeedDocument {
  const found = seeds.find(({ file }) => file.startsWith(number));
  if (!found) throw new Error(`no document ${number}`);
  return found;
}

describe('the bundled documents', () => {
  it('are byte for byte as they were received', () => {
    const found = readdirSync(DOCUMENTS)
      .sort()
      .map((file) => [file, createHash('sha256').update(bytesOf(file)).digest('hex')]);
    expect(found).toEqual([...RECEIVED]);
  });

  it('each have a record, made for these bytes', () => {
    expect(seeds.map(({ file, sha256 }) => [file, sha256])).toEqual([...RECEIVED]);
  });
});

describe('a source record', () => {
  it.each(named)('claims no phrase that its document does not hold byte for byte: %s', (file, record) => {
    const bytes = bytesOf(file);
    expect(checkEvidence(record, bytes.toString('utf8'))).toEqual([]);
    const { defects, ...values } = record.source;
    const claims = [...Object.values(values), ...defects].filter((claim) => claim !== null);
    expect(claims.filter(({ evidence }) => !bytes.includes(Buffer.from(evidence, 'utf8')))).toEqual([]);
  });

  it.each(named)(
    'gives values in the words of their evidence, dates and languages aside: %s',
    (_, { source }) => {
      for (const field of SOURCE_FIELDS) {
        const stated = source[field];
        if (stated === null || field === 'date' || field === 'language') continue;
        expect(stated.evidence).toContain(stated.value);
      }
    },
  );

  it.each(named)('gives the opening words as evidence of the language: %s', (file, { source }) => {
    const opening = bytesOf(file).toString('utf8').slice(0, 200);
    expect(source.language?.value).toBe('en');
    expect(opening).toContain(source.language?.evidence);
  });

  it.each(['000', '003'])('leaves everything unstated where the document states nothing: %s', (number) => {
    const { title, publisher, author, place, date, kind } = seed(number).source;
    expect([title, publisher, author, place, date, kind]).toEqual([null, null, null, null, null, null]);
  });

  it('takes title, issuer, place and date of 001 from its own words, and no author', () => {
    const { title, publisher, author, place, date } = seed('001').source;
    expect(title?.value).toBe('New Audio Evidence Reveals Further Details of Iran’s 1988 Massacre');
    expect(publisher).toEqual({
      value: 'JVMI',
      evidence: 'For further information or to support our efforts, please contact JVMI',
    });
    expect(author).toBeNull();
    expect([place?.value, date?.value, date?.evidence]).toEqual([
      'London',
      '2025-04-15',
      'London, 15 April 2025:',
    ]);
  });

  it('does not take the masthead of 002 for its publisher or place', () => {
    const { title, publisher, author, place, date } = seed('002').source;
    expect(title?.value).toBe('1988 Massacre of Political prisoners in Iran');
    expect([publisher, author, place, date]).toEqual([null, null, null, null]);
  });

  it('takes author, date and place of 004 from byline and dateline, and no publisher', () => {
    const { publisher, author, place, date, kind } = seed('004').source;
    expect(publisher).toBeNull();
    expect(author).toEqual({
      value: 'Fayçal Benhassain',
      evidence: 'Fayçal Benhassain | September 7, 2016 | 12:26am EDT',
    });
    expect(date).toEqual({ value: '2016-09-07', evidence: 'September 7, 2016 | 12:26am EDT' });
    expect([place?.value, kind?.value]).toEqual(['Paris', 'story']);
  });

  it.each([
    ['000', 'releasedsecond'],
    ['001', '[email\u00a0protected]'],
    ['002', '• Mail:\n'],
    ['002', '1.In the summer of 1988'],
    ['003', 'The assistance to the West by the MEK had assisted the West in revealing'],
    ['004', 'criticisms.\u00a0 After'],
    ['004', 'Paris ( – Iran’s'],
    ['004', 'mrc merch'],
  ])('of %s notes the defect at %j', (number, evidence) => {
    expect(seed(number).source.defects.map((defect) => defect.evidence)).toContain(evidence);
  });
});

function isAccepted(candidate: unknown): boolean {
  return manifest.safeParse(candidate).success;
}

describe('the shape of the manifest', () => {
  const [first] = seeds;
  if (!first) throw new Error('no documents');
  const withSource = (source: object): unknown => ({
    version: 1,
    documents: [{ ...first, source: { ...first.source, ...source } }],
  });

  it('refuses unknown fields, values without evidence and defects that point at nothing', () => {
    expect(isAccepted(withSource({ opinion: null }))).toBe(false);
    expect(isAccepted(withSource({ title: { value: 'A title' } }))).toBe(false);
    expect(isAccepted(withSource({ title: { value: 'A title', evidence: '' } }))).toBe(false);
    expect(isAccepted(withSource({ defects: [{ what: 'Seen.', evidence: '' }] }))).toBe(false);
    expect(isAccepted(withSource({}))).toBe(true);
  });

  it.each(['2025-04-15', '2025-04', '2025', '2025~', '2025-04?'])('takes the EDTF date %j', (value) => {
    expect(isAccepted(withSource({ date: { value, evidence: 'in April 2025' } }))).toBe(true);
  });

  it.each(['15 April 2025', '2025-13', '2025-04-32', '04/15/2025', ''])('refuses the date %j', (value) => {
    expect(isAccepted(withSource({ date: { value, evidence: 'in April 2025' } }))).toBe(false);
  });

  it('refuses a file in another folder and a document listed twice', () => {
    const files = ['../secret.txt', '/etc/hosts.txt', 'a\\b.txt'];
    expect(files.filter((file) => isAccepted({ version: 1, documents: [{ ...first, file }] }))).toEqual([]);
    const other = seed('001');
    expect(isAccepted({ version: 1, documents: [first, { ...other, file: first.file }] })).toBe(false);
    expect(isAccepted({ version: 1, documents: [first, { ...other, sha256: first.sha256 }] })).toBe(false);
    expect(isAccepted({ version: 1, documents: [first, other] })).toBe(true);
  });

  it('tells a phrase that the document does not hold, a space for a no-break space included', () => {
    const claim = { value: 'JVMI', evidence: 'contact JVMI at [email protected]' };
    const text = bytesOf('001_2b922733e04b2d79.txt').toString('utf8');
    const record = { ...seed('001'), source: { ...seed('001').source, publisher: claim } };
    expect(checkEvidence(record, text)).toEqual([claim.evidence]);
  });
});
