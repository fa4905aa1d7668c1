import { decode, decodeByForm, decodeWanted, wantedOf, type WantedPart } from './decode-parts.ts';
import { OccurrenceBuffer } from './occurrence-buffer.ts';
import type { Matches, Occurrences } from './occurrences.ts';
import { codeAt, readForms, type PartForms } from './part-forms.ts';
import { firstPassage, PassageBuffer } from './part-passages.ts';
import { firstNotBelow, type PassageSet } from './passage-sets.ts';
import type { StoredPart } from './posting-blocks.ts';
import type { FormPostings } from './postings.ts';
import type { PassageTable } from './segments.ts';

const NO_MATCHES: Matches = { passages: new Uint32Array(0), frequencies: new Uint32Array(0) };

/** The postings of one family, in the order of passages; decoded as far as they are asked for. */
export class FamilyPostings {
  /** About how much there is to read. */
  readonly bytes: number;
  /** Every word of it is the family's first form. */
  readonly #isPlain: boolean;
  readonly #parts: readonly StoredPart[];
  readonly #table: PassageTable;
  #forms: readonly PartForms[] | undefined;
  #ids: ReadonlySet<number> | undefined;
  #all: Matches | undefined;
  #byForm: Map<number, PassageBuffer> | undefined;

  constructor(parts: readonly StoredPart[], table: PassageTable) {
    this.#parts = parts;
    this.#table = table;
    this.bytes = parts.reduce((sum, part) => sum + part.end - part.passages, 0);
    this.#isPlain = parts.every((part) => part.forms === part.positions);
  }

  ofForm(id: number): FormPostings {
    return new FormOfFamily(this, id);
  }

  /** Of every form together. */
  get all(): Matches {
    this.#all ??= this.#withoutDeleted(decode(this.#parts));
    return this.#all;
  }

  /** Whether any part has the form, and no passage of the family is deleted that might be the only one with it. */
  surelyHas(id: number): boolean {
    return this.#table.deleted === undefined && this.#formIds().has(id);
  }

  /** Of these forms together. */
  matchesOf(ids: readonly number[]): Matches {
    const [only] = ids;
    if (only !== undefined && ids.length === 1) return this.#matchesOfForm(only);
    if ([...this.#formIds()].every((id) => ids.includes(id))) return this.all;
    return this.#withoutDeleted(decodeWanted(this.#wantedParts(ids)));
  }

  /** Of one form. The forms are told apart at once, because who asks for one mostly asks for all. */
  #matchesOfForm(id: number): Matches {
    if (this.#isPlain) return id === this.#parts[0]?.family ? this.all : NO_MATCHES;
    this.#byForm ??= decodeByForm(this.#parts, this.#partForms());
    const found = this.#byForm.get(id);
    return found ? this.#withoutDeleted(found.result()) : NO_MATCHES;
  }

  /** The places of one form; parts that have none of the passages are passed over. */
  occurrences(id: number, within: PassageSet): Occurrences {
    const parts = this.#wantedParts([id]);
    const found = new OccurrenceBuffer(Math.min(within.length, this.bytes));
    const buffer = new PassageBuffer(0);
    let next = 0;
    for (let index = 0; index < parts.length && next < within.length; index += 1) {
      const own = parts[index];
      if (!own) continue;
      next = firstNotBelow(within, firstPassage(own.part), next);
      const following = parts[index + 1];
      const isBeyond = following && (within[next] ?? 0) >= firstPassage(following.part);
      if (next < within.length && !isBeyond && own.wanted !== 'none') {
        next = readPlaces(own, { found, buffer, within, next });
      }
    }
    return found.result();
  }

  /** Every form that occurs, be its passages deleted or not. */
  #formIds(): ReadonlySet<number> {
    this.#ids ??= new Set(
      this.#isPlain
        ? this.#parts.slice(0, 1).map(({ family }) => family)
        : this.#partForms().flatMap(({ ids }) => ids),
    );
    return this.#ids;
  }

  #partForms(): readonly PartForms[] {
    this.#forms ??= this.#parts.map(readForms);
    return this.#forms;
  }

  #wantedParts(ids: readonly number[]): WantedPart[] {
    const forms = this.#partForms();
    return this.#parts.map((part, index): WantedPart => {
      const own = forms[index] ?? readForms(part);
      return { part, forms: own, wanted: wantedOf(own, ids) };
    });
  }

  #withoutDeleted(matches: Matches): Matches {
    const { deleted } = this.#table;
    if (!deleted) return matches;
    const { passages, frequencies } = matches;
    return {
      passages: passages.filter((passage) => deleted[passage] !== 1),
      frequencies: frequencies.filter((_, at) => deleted[passages[at] ?? 0] !== 1),
    };
  }
}

class FormOfFamily implements FormPostings {
  readonly #family: FamilyPostings;
  readonly #id: number;
  #matches: Matches | undefined;

  constructor(family: FamilyPostings, id: number) {
    this.#family = family;
    this.#id = id;
  }

  get matches(): Matches {
    this.#matches ??= this.#family.matchesOf([this.#id]);
    return this.#matches;
  }

  get occurs(): boolean {
    return this.#family.surelyHas(this.#id) || this.matches.passages.length > 0;
  }

  get bytes(): number {
    return this.#family.bytes;
  }

  get passagesOfFamily(): PassageSet {
    return this.#family.all.passages;
  }

  occurrences(within?: PassageSet): Occurrences {
    return this.#family.occurrences(this.#id, within ?? this.passagesOfFamily);
  }
}

interface Reading {
  readonly found: OccurrenceBuffer;
  /** Used for one part after the other. */
  readonly buffer: PassageBuffer;
  readonly within: PassageSet;
  readonly next: number;
}

/** Answers how far it has come in `within`. */
function readPlaces({ part, forms, wanted }: WantedPart, reading: Reading): number {
  const { found, buffer, within } = reading;
  buffer.count = 0;
  buffer.read(part);
  const { bytes } = part;
  const marks = typeof wanted === 'string' ? undefined : wanted;
  let [next, at, word] = [reading.next, part.positions, 0];
  for (let index = 0; index < buffer.count; index += 1) {
    const passage = buffer.passages[index] ?? 0;
    const end = word + (buffer.frequencies[index] ?? 0);
    while (next < within.length && (within[next] ?? 0) < passage) next += 1;
    if (next >= within.length) return next;
    if (within[next] !== passage) {
      while (word < end) if ((bytes[at++] ?? 0) < 0x80) word += 1;
      continue;
    }
    found.reserve(end - word);
    for (let position = 0; word < end; word += 1) {
      let byte = bytes[at++] ?? 0;
      let delta = byte & 0x7f;
      for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
        byte = bytes[at++] ?? 0;
        delta += (byte & 0x7f) * scale;
      }
      position += delta;
      if (!marks || marks[codeAt(bytes, forms, word)] === 1) found.place(position);
    }
    found.end(passage);
  }
  return next;
}
