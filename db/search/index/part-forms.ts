import type { PostingPart, StoredPart } from './posting-blocks.ts';
import { encodeVarints, VarintReader } from './varint.ts';

/**
 * Which form of its family each word of a part is. Nothing is stored where all are the family's first form, whose id is
 * the family's. Otherwise `forms` is the number of forms, for each its id less the family's as a varint, and for each word,
 * in the order of the places, the number of its form in this list: in 1, 2, 4, 8 or 16 bits, and in none for a single form.
 */
export interface PartForms {
  /** Ids of forms. */
  readonly ids: readonly number[];
  /** Bits of one code. */
  readonly width: number;
  /** Where the codes begin in the bytes of the part. */
  readonly codes: number;
}

function widthFor(forms: number): number {
  if (forms <= 1) return 0;
  if (forms <= 2) return 1;
  if (forms <= 4) return 2;
  if (forms <= 16) return 4;
  return forms <= 256 ? 8 : 16;
}

export function encodeForms(family: number, formOfWords: ArrayLike<number>): Uint8Array {
  const { length } = formOfWords;
  const ids: number[] = [];
  const codes = new Uint16Array(length);
  let [last, code] = [-1, 0];
  for (let word = 0; word < length; word += 1) {
    const form = formOfWords[word] ?? 0;
    if (form !== last) {
      code = ids.indexOf(form);
      if (code === -1) code = ids.push(form) - 1;
      last = form;
    }
    codes[word] = code;
  }
  if (ids.length === 0 || (ids.length === 1 && ids[0] === family)) return NONE;
  const head = encodeVarints([ids.length, ...ids.map((id) => id - family)]);
  const width = widthFor(ids.length);
  const bytes = new Uint8Array(head.length + Math.ceil((length * width) / 8));
  bytes.set(head);
  if (width === 0) return bytes;
  for (let word = 0; word < length; word += 1) {
    const bit = word * width;
    const at = head.length + (bit >> 3);
    bytes[at] = (bytes[at] ?? 0) | (((codes[word] ?? 0) << (bit & 7)) & 0xff);
    if (width === 16) bytes[at + 1] = (codes[word] ?? 0) >> 8;
  }
  return bytes;
}

const NONE = new Uint8Array(0);

export function readForms({ bytes, family, forms, positions }: StoredPart): PartForms {
  if (forms === positions) return { ids: [family], width: 0, codes: positions };
  const reader = new VarintReader(bytes, forms);
  const count = reader.next();
  const ids: number[] = [];
  for (let number = 0; number < count; number += 1) ids.push(family + reader.next());
  return { ids, width: widthFor(count), codes: reader.at };
}

/** The place in `ids` of the form of a word of the part. */
export function codeAt(bytes: Uint8Array, { width, codes }: PartForms, word: number): number {
  if (width === 0) return 0;
  const bit = word * width;
  const at = codes + (bit >> 3);
  if (width === 16) return (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  return ((bytes[at] ?? 0) >> (bit & 7)) & ((1 << width) - 1);
}

/** The form of every word of a part that was taken out of its row. */
export function formsOfWords(family: number, part: PostingPart): number[] {
  const stored: StoredPart = {
    bytes: part.forms,
    family,
    passages: 0,
    forms: 0,
    positions: part.forms.length,
    end: part.forms.length,
  };
  const read = readForms(stored);
  const words = part.positions.reduce((count, byte) => (byte < 0x80 ? count + 1 : count), 0);
  return Array.from({ length: words }, (_, word) => read.ids[codeAt(part.forms, read, word)] ?? family);
}
