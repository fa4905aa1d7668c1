import { MOST_ROWS, postingId, familyOfPosting } from './posting-id.ts';
import { writeVarint } from './varint.ts';

/** Bytes of one part of a family's postings, ready to be stored. */
export interface PostingPart {
  readonly passages: Uint8Array;
  /** Empty where every word is the family's first form. */
  readonly forms: Uint8Array;
  readonly positions: Uint8Array;
}

/** A part as it lies in its row: `passages` up to `forms` up to `positions` up to `end`. */
export interface StoredPart {
  readonly bytes: Uint8Array;
  readonly family: number;
  readonly passages: number;
  readonly forms: number;
  readonly positions: number;
  readonly end: number;
}

export interface BlockRow {
  readonly id: number;
  readonly parts: Uint8Array;
}

/** What a page of 4,096 bytes holds of a row's blob, after SQLite's and the cipher's own bytes: a row is a page. */
const FULL_BLOCK = 4024;
/** More than the entry of one part in the directory takes. */
const MOST_DIRECTORY = 24;

/**
 * Packs parts, which come by ascending family, into rows: many rare words in one, a common word in several. A row begins
 * with the length of its directory; the directory has, for each part, the distance to the family before (the first to that
 * of the row's id), twice the length of the passages, plus one where forms follow, the length of the forms, and that of the positions.
 */
export class BlockWriter {
  readonly #segment: number;
  readonly #write: (id: number, parts: Uint8Array) => void;
  #directory = new Uint8Array(FULL_BLOCK * 2);
  #directoryEnd = 0;
  #content = new Uint8Array(FULL_BLOCK * 2);
  #contentEnd = 0;
  /** The family and the number of the row that is being filled. */
  #first = -1;
  #row = 0;
  #last = -1;

  constructor(segment: number, write: (id: number, parts: Uint8Array) => void) {
    this.#segment = segment;
    this.#write = write;
  }

  add(family: number, part: PostingPart): void {
    const bytes = part.passages.length + part.forms.length + part.positions.length;
    if (this.#isFullFor(family, bytes)) this.finish();
    if (this.#directoryEnd === 0) this.#begin(family);
    this.#reserve(bytes);
    const distance = this.#directoryEnd === 0 ? 0 : family - this.#last;
    this.#directoryEnd = writeEntry(this.#directory, this.#directoryEnd, { distance, part });
    this.#contentEnd = writeContent(this.#content, this.#contentEnd, part);
    this.#last = family;
  }

  /** Writes what is left. Parts of the same family may still follow, in another row. */
  finish(): void {
    if (this.#directoryEnd === 0) return;
    const directory = this.#directory.subarray(0, this.#directoryEnd);
    const content = this.#content.subarray(0, this.#contentEnd);
    this.#write(postingId(this.#segment, this.#first) + this.#row, joinBlock(directory, content));
    this.#directoryEnd = 0;
    this.#contentEnd = 0;
  }

  #isFullFor(family: number, bytes: number): boolean {
    if (this.#directoryEnd + this.#contentEnd + bytes + MOST_DIRECTORY <= FULL_BLOCK) return false;
    const goesOn = family === this.#last && family === this.#first;
    return !(goesOn && this.#row >= MOST_ROWS);
  }

  #begin(family: number): void {
    if (family !== this.#last) this.#row = 0;
    else this.#row = family === this.#first ? this.#row + 1 : 1;
    this.#first = family;
  }

  #reserve(bytes: number): void {
    if (this.#directoryEnd + MOST_DIRECTORY > this.#directory.length)
      this.#directory = enlarged(this.#directory, 0);
    if (this.#contentEnd + bytes > this.#content.length) this.#content = enlarged(this.#content, bytes);
  }
}

/** Packs parts into the one row of this id, which had these and more; answers its bytes. */
export function packBlock(
  id: number,
  parts: readonly { readonly family: number; readonly part: PostingPart }[],
): Uint8Array {
  const bytes = parts.reduce(
    (sum, { part }) => sum + part.passages.length + part.forms.length + part.positions.length,
    0,
  );
  const directory = new Uint8Array(parts.length * MOST_DIRECTORY);
  const content = new Uint8Array(bytes);
  let [directoryEnd, contentEnd, last] = [0, 0, familyOfPosting(id)];
  for (const { family, part } of parts) {
    directoryEnd = writeEntry(directory, directoryEnd, { distance: family - last, part });
    contentEnd = writeContent(content, contentEnd, part);
    last = family;
  }
  return joinBlock(directory.subarray(0, directoryEnd), content);
}

function writeEntry(
  directory: Uint8Array,
  start: number,
  { distance, part }: { readonly distance: number; readonly part: PostingPart },
): number {
  const { passages, forms, positions } = part;
  const hasForms = forms.length > 0;
  let end = writeVarint(directory, start, distance);
  end = writeVarint(directory, end, passages.length * 2 + (hasForms ? 1 : 0));
  if (hasForms) end = writeVarint(directory, end, forms.length);
  return writeVarint(directory, end, positions.length);
}

function writeContent(content: Uint8Array, start: number, part: PostingPart): number {
  let end = start;
  for (const bytes of [part.passages, part.forms, part.positions]) {
    content.set(bytes, end);
    end += bytes.length;
  }
  return end;
}

function joinBlock(directory: Uint8Array, content: Uint8Array): Uint8Array {
  const block = new Uint8Array(directory.length + content.length + 8);
  const start = writeVarint(block, 0, directory.length);
  block.set(directory, start);
  block.set(content, start + directory.length);
  return block.subarray(0, start + directory.length + content.length);
}

function enlarged(bytes: Uint8Array, more: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2 + more);
  larger.set(bytes);
  return larger;
}

/** Reads the parts of a row, forwards only. */
export class BlockReader {
  readonly #bytes: Uint8Array;
  readonly #directoryEnd: number;
  #at = 0;
  /** The part that was read last: its family, and where its bytes begin. */
  #family: number;
  #passages = 0;
  #forms = 0;
  #positions = 0;
  #end: number;

  constructor({ id, parts }: BlockRow) {
    this.#bytes = parts;
    this.#family = familyOfPosting(id);
    const length = this.#next();
    this.#directoryEnd = this.#at + length;
    this.#end = this.#directoryEnd;
  }

  /** False once every part has been passed. */
  get hasMore(): boolean {
    return this.#at < this.#directoryEnd;
  }

  /** Passes over the parts before a family; answers the next one if it is of that family, and stays there if not. */
  partOf(family: number): StoredPart | undefined {
    while (this.#at < this.#directoryEnd) {
      const start = this.#at;
      const distance = this.#next();
      if (this.#family + distance > family) {
        this.#at = start;
        return undefined;
      }
      this.#enter(distance);
      if (this.#family === family) return this.#part();
    }
    return undefined;
  }

  /** All parts that are left. */
  rest(): StoredPart[] {
    const parts: StoredPart[] = [];
    while (this.#at < this.#directoryEnd) {
      this.#enter(this.#next());
      parts.push(this.#part());
    }
    return parts;
  }

  #enter(distance: number): void {
    this.#family += distance;
    const coded = this.#next();
    this.#passages = this.#end;
    this.#forms = this.#passages + (coded >>> 1);
    this.#positions = this.#forms + ((coded & 1) === 1 ? this.#next() : 0);
    this.#end = this.#positions + this.#next();
  }

  #part(): StoredPart {
    return {
      bytes: this.#bytes,
      family: this.#family,
      passages: this.#passages,
      forms: this.#forms,
      positions: this.#positions,
      end: this.#end,
    };
  }

  #next(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * scale;
    }
    return value;
  }
}

/** A part taken out of its row. */
export function detached({ bytes, passages, forms, positions, end }: StoredPart): PostingPart {
  return {
    passages: bytes.subarray(passages, forms),
    forms: bytes.subarray(forms, positions),
    positions: bytes.subarray(positions, end),
  };
}
