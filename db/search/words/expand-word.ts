import type { Database } from 'better-sqlite3';
import { isStopWord, stem } from './lunr-language.ts';
import type { QueryWord } from '../query/query-tree.ts';
import { openSpellings, type Spellings } from './spellings.ts';
import type { Breadth, Variant } from './variants.ts';
import { openVocabulary, type LibraryTerm, type Vocabulary } from './vocabulary.ts';

export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly spellings: Spellings;
}

export function openLexicon(db: Database): Lexicon {
  return lexiconOver(openVocabulary(db));
}

export function lexiconOver<Words extends Vocabulary>(
  vocabulary: Words,
): Lexicon & { readonly vocabulary: Words } {
  return { vocabulary, spellings: openSpellings(vocabulary) };
}

/** The variants of a word that stands alone: its forms, and with all spellings the names that it may be. */
export function expandWord(word: QueryWord, breadth: Breadth, lexicon: Lexicon): Variant[] {
  if (breadth === 'exact') return exactVariants(word, lexicon);
  const same = isStopWord(word.base)
    ? lexicon.vocabulary.withBase(word.base)
    : lexicon.vocabulary.withStem(stem(word.base));
  const variants = same.map((term) => ({ terms: [term], relation: relationOf(word, term) }));
  if (breadth === 'stems') return variants;
  return [...variants, ...nameVariants(word, variants, lexicon)];
}

/** The variants of a word inside a phrase: there an inflected form is another word. */
export function expandPhraseWord(word: QueryWord, breadth: Breadth, lexicon: Lexicon): Variant[] {
  if (breadth === 'exact') return exactVariants(word, lexicon);
  const same = lexicon.vocabulary.withBase(word.base);
  const variants = same.map((term) => ({ terms: [term], relation: relationOf(word, term) }));
  if (breadth === 'stems') return variants;
  return [...variants, ...nameVariants(word, variants, lexicon)];
}

/** The forms that begin so. Stop words are left out, as Lunr's index does not hold them. */
export function expandPrefix(word: QueryWord, breadth: Breadth, lexicon: Lexicon): Variant[] {
  return expandPhrasePrefix(word, breadth, lexicon).filter((variant) => variant.terms[0]?.stem !== null);
}

/** As `expandPrefix`, but in a phrase a stop word is a word like any other. */
export function expandPhrasePrefix(word: QueryWord, breadth: Breadth, lexicon: Lexicon): Variant[] {
  const terms =
    breadth === 'exact'
      ? lexicon.vocabulary.withFormPrefix(word.form)
      : lexicon.vocabulary.withBasePrefix(word.base);
  return terms.map((term) => ({ terms: [term], relation: term.form === word.form ? 'exact' : 'prefix' }));
}

/** The forms within a few edits of the word, the closest first; stop words are left out. */
export function expandFuzzily(word: QueryWord, distance: number, lexicon: Lexicon): Variant[] {
  const found = lexicon.vocabulary.near(word.base, distance);
  found.sort((some, other) => some.edits - other.edits || (some.term.form < other.term.form ? -1 : 1));
  return found.map(({ term }) => ({
    terms: [term],
    relation: term.form === word.form ? 'exact' : 'fuzzy',
  }));
}

function exactVariants(word: QueryWord, lexicon: Lexicon): Variant[] {
  const term = lexicon.vocabulary.withForm(word.form);
  return term ? [{ terms: [term], relation: 'exact' }] : [];
}

function relationOf(word: QueryWord, term: LibraryTerm): 'exact' | 'spelling' | 'inflected' {
  if (term.form === word.form) return 'exact';
  return term.base === word.base ? 'spelling' : 'inflected';
}

function nameVariants(word: QueryWord, known: readonly Variant[], lexicon: Lexicon): Variant[] {
  const ids = new Set(known.flatMap((variant) => variant.terms.map((term) => term.id)));
  const names = lexicon.spellings
    .ofWord(word)
    .filter((term) => !ids.has(term.id))
    .map((term): Variant => ({ terms: [term], relation: 'spelling' }));
  const compounds = lexicon.spellings
    .asTwo(word)
    .map((pair): Variant => ({ terms: pair, relation: 'joined' }));
  return [...names, ...compounds];
}
