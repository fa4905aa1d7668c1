import type { Database } from 'better-sqlite3';
import { PASSAGE_KINDS } from '../../contract/models.ts';

/** Values that documents are told apart by, each with a number; `''`, which has the number 0, is "not stated". */
export class Values {
  readonly texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** Absent where nothing in the library has the value. */
  known(text: string): number | undefined {
    return this.#numbers.get(text);
  }
}

/** What is known of all passages and documents by their row ids: five bytes for a passage, twelve for a document. */
export interface LibraryTraits {
  /** Highest id of a passage, and of a document. */
  readonly lastPassage: number;
  readonly lastDocument: number;
  /** By passage: its document; 0 for an id that no passage has. */
  readonly documents: Uint32Array;
  /** By passage: the place of its kind in `PASSAGE_KINDS`. */
  readonly kinds: Uint8Array;
  /** By document: numbers of `Values`. */
  readonly publishers: Uint32Array;
  readonly years: Uint32Array;
  readonly languages: Uint32Array;
  readonly values: {
    readonly publishers: Values;
    readonly years: Values;
    readonly languages: Values;
  };
}

/** The language of a document that none could be told of. */
const UNDETERMINED = 'und';
const YEAR = /^\d{4}/u;

interface DocumentRow {
  readonly id: number;
  readonly language: string;
  readonly publisher: string | null;
  readonly date: string | null;
}

interface Newest {
  readonly changes: number;
  readonly maxPassage: number;
  readonly maxDocument: number;
  /** The document that the last passage read belongs to; `null` where that passage is gone. */
  readonly lastOwner: string | null;
  readonly lastDocument: string | null;
}

type PassageRow = readonly [id: number, documentId: number, kind: string];

/**
 * Reads what has been added since it was last asked. Nothing of it ever changes of a passage or document that stays, so
 * that only a destruction, after which ids can be given anew, makes it read everything again.
 */
export function openLibraryTraits(db: Database): () => LibraryTraits {
  const newest = db.prepare<[{ passage: number; document: number }], Newest>(
    `SELECT coalesce((SELECT changes FROM search_state), 0) AS changes,
       coalesce((SELECT max(id) FROM passage), 0) AS maxPassage,
       coalesce((SELECT max(id) FROM document), 0) AS maxDocument,
       (SELECT document.public_id FROM passage JOIN document ON document.id = passage.document_id
        WHERE passage.id = @passage) AS lastOwner,
       (SELECT document.public_id FROM document WHERE document.id = @document) AS lastDocument`,
  );
  const passages = db
    .prepare<[number], PassageRow>('SELECT id, document_id, kind FROM passage WHERE id > ? ORDER BY id')
    .raw();
  const documents = db.prepare<[number], DocumentRow>(
    `SELECT document.id, document.language, publisher.value AS publisher, date.value AS date FROM document
     LEFT JOIN source_value AS publisher ON publisher.document_id = document.id AND publisher.field = 'publisher'
     LEFT JOIN source_value AS date ON date.document_id = document.id AND date.field = 'date'
     WHERE document.id > ? ORDER BY document.id`,
  );
  let traits = new GrowingTraits();
  let seen: Newest | undefined;
  const ask = (): Newest | undefined =>
    newest.get({ passage: traits.lastPassage, document: traits.lastDocument });
  return () => {
    const found = ask();
    if (found === undefined || JSON.stringify(found) === JSON.stringify(seen)) return traits;
    if (!isSameSoFar(found, seen)) traits = new GrowingTraits();
    for (const row of documents.iterate(traits.lastDocument)) traits.addDocument(row);
    for (const row of passages.iterate(traits.lastPassage)) traits.addPassage(row);
    seen = ask();
    return traits;
  };
}

function isSameSoFar(found: Newest, seen: Newest | undefined): boolean {
  return (
    found.changes === seen?.changes &&
    found.lastOwner === seen.lastOwner &&
    found.lastDocument === seen.lastDocument
  );
}

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(
  PASSAGE_KINDS.map((kind, number) => [kind, number]),
);

class GrowingTraits implements LibraryTraits {
  readonly values = { publishers: new Values(), years: new Values(), languages: new Values() };
  lastPassage = 0;
  lastDocument = 0;
  documents = new Uint32Array(1024);
  kinds = new Uint8Array(1024);
  publishers = new Uint32Array(64);
  years = new Uint32Array(64);
  languages = new Uint32Array(64);

  addPassage([id, documentId, kind]: PassageRow): void {
    if (id >= this.documents.length) {
      this.documents = longer(this.documents, new Uint32Array(Math.max(id + 1, this.documents.length * 2)));
      this.kinds = longer(this.kinds, new Uint8Array(this.documents.length));
    }
    this.documents[id] = documentId;
    this.kinds[id] = KIND_NUMBERS.get(kind) ?? 0;
    this.lastPassage = id;
  }

  addDocument({ id, language, publisher, date }: DocumentRow): void {
    if (id >= this.publishers.length) {
      const length = Math.max(id + 1, this.publishers.length * 2);
      this.publishers = longer(this.publishers, new Uint32Array(length));
      this.years = longer(this.years, new Uint32Array(length));
      this.languages = longer(this.languages, new Uint32Array(length));
    }
    this.publishers[id] = this.values.publishers.numberOf(publisher ?? '');
    this.years[id] = this.values.years.numberOf(YEAR.exec(date ?? '')?.[0] ?? '');
    this.languages[id] = this.values.languages.numberOf(language === UNDETERMINED ? '' : language);
    this.lastDocument = id;
  }
}

function longer<Numbers extends Uint32Array | Uint8Array>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}
