import {
  bridgeFrom,
  bridges,
  isPersianName,
  latinSoundOf,
  persianBeginnings,
} from '../../text/script-bridge.ts';
import { findVariants, type FoundVariant } from '../match/found-variants.ts';
import { isStopWord } from './lunr-language.ts';
import type { TermMeans } from '../match/match-query.ts';
import type { QueryTerm, QueryWord } from '../query/query-tree.ts';
import { findSequences } from '../match/sequences.ts';
import type { SequenceStep } from '../match/sequence-steps.ts';
import { mayBeName } from './spellings.ts';
import type { Variant } from './variants.ts';
import type { LibraryTerm, Vocabulary } from './vocabulary.ts';

/** The suffix that the analyser cuts off خامنه‌ای, and that belongs to the name. */
const NAME_SUFFIX = 'ای';
const SILENT_END = 'ه';

/** How the library writes a name in the other script, the most frequent first; none for what is no name. */
export function inOtherScript(term: QueryTerm, { lexicon, postings }: TermMeans): FoundVariant[] {
  const { words } = term;
  const steps = words.flatMap((word, at): SequenceStep[] => {
    const next = words[at + 1];
    const single = variantsOf(word, lexicon.vocabulary).map((variant) => ({ from: at, to: at + 1, variant }));
    if (!next) return single;
    const both = { ...word, form: word.form + next.form, base: word.base + next.base };
    const joined = variantsOf(both, lexicon.vocabulary);
    return [...single, ...joined.map((variant) => ({ from: at, to: at + 2, variant }))];
  });
  const found =
    words.length === 1
      ? findVariants(
          steps.map((step) => step.variant),
          postings,
        )
      : findSequences(words.length, steps, postings);
  return found.toSorted((some, other) => other.matches.passages.length - some.matches.passages.length);
}

function variantsOf(word: QueryWord, vocabulary: Vocabulary): Variant[] {
  if (isStopWord(word.base) || !mayBeName(word, vocabulary)) return [];
  if (isPersianName(word.base)) {
    const sound = latinSoundOf(word.base);
    const found = sound === null ? [] : vocabulary.withSound(sound);
    return found.filter((term) => bridges(term.base, word.base)).map((term) => variantOf([term]));
  }
  const suffix = vocabulary.withForm(NAME_SUFFIX);
  const found = persianBeginnings(word.base).flatMap((beginning) => vocabulary.withBasePrefix(beginning));
  const bridge = bridgeFrom(word.base);
  return found.flatMap((term) => persianVariants(term, bridge, suffix));
}

function persianVariants(
  term: LibraryTerm,
  bridge: (persian: string) => boolean,
  suffix: LibraryTerm | undefined,
): Variant[] {
  if (bridge(term.base)) return [variantOf([term])];
  const isCut = suffix !== undefined && term.base.endsWith(SILENT_END);
  return isCut && bridge(term.base + NAME_SUFFIX) ? [variantOf([term, suffix])] : [];
}

function variantOf(terms: readonly LibraryTerm[]): Variant {
  return { terms, relation: 'spelling' };
}
