import type { Matches } from './occurrences.ts';
import { codeAt, readForms, type PartForms } from './part-forms.ts';
import { PassageBuffer } from './part-passages.ts';
import type { StoredPart } from './posting-blocks.ts';

/** Which words of a part are wanted: every one, none, or those whose code is marked. */
type Wanted = 'all' | 'none' | Uint8Array;

export interface WantedPart {
  readonly part: StoredPart;
  readonly forms: PartForms;
  readonly wanted: Wanted;
}

/** What of a part these forms are. */
export function wantedOf({ ids }: PartForms, wanted: readonly number[]): Wanted {
  const marks = new Uint8Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (!wanted.includes(ids[at] ?? 0)) continue;
    marks[at] = 1;
    count += 1;
  }
  if (count === 0) return 'none';
  return count === ids.length ? 'all' : marks;
}

/** The passages of all words of the parts. */
export function decode(parts: readonly StoredPart[]): Matches {
  const buffer = new PassageBuffer(parts.reduce((sum, part) => sum + part.forms - part.passages, 0));
  for (const part of parts) buffer.read(part);
  return buffer.result();
}

/** The passages of the words wanted. */
export function decodeWanted(parts: readonly WantedPart[]): Matches {
  const found = new PassageBuffer(0);
  const buffer = new PassageBuffer(0);
  for (const { part, forms, wanted } of parts) {
    if (wanted === 'none') continue;
    if (wanted === 'all') {
      found.read(part);
      continue;
    }
    buffer.count = 0;
    buffer.read(part);
    let word = 0;
    for (let at = 0; at < buffer.count; at += 1) {
      let frequency = 0;
      for (const end = word + (buffer.frequencies[at] ?? 0); word < end; word += 1) {
        frequency += wanted[codeAt(part.bytes, forms, word)] ?? 0;
      }
      if (frequency > 0) found.add(buffer.passages[at] ?? 0, frequency);
    }
  }
  return found.result();
}

/** The passages of every form of the parts. */
export function decodeByForm(
  parts: readonly StoredPart[],
  partForms: readonly PartForms[],
): Map<number, PassageBuffer> {
  const byForm = new Map<number, PassageBuffer>();
  const all = new PassageBuffer(0);
  for (const [index, part] of parts.entries()) {
    const forms = partForms[index] ?? readForms(part);
    const buffers = forms.ids.map((id) => {
      const buffer = byForm.get(id) ?? new PassageBuffer(0);
      byForm.set(id, buffer);
      return buffer;
    });
    const [only] = buffers;
    if (only && buffers.length === 1) {
      only.read(part);
      continue;
    }
    all.count = 0;
    all.read(part);
    const counts = new Uint32Array(buffers.length);
    let word = 0;
    for (let at = 0; at < all.count; at += 1) {
      for (const end = word + (all.frequencies[at] ?? 0); word < end; word += 1) {
        const code = codeAt(part.bytes, forms, word);
        counts[code] = (counts[code] ?? 0) + 1;
      }
      for (let code = 0; code < counts.length; code += 1) {
        const count = counts[code] ?? 0;
        if (count === 0) continue;
        buffers[code]?.add(all.passages[at] ?? 0, count);
        counts[code] = 0;
      }
    }
  }
  return byForm;
}
