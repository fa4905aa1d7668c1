import type { IgnoredParts } from './ignored-parts.ts';
import { readField, type FieldName } from './query-fields.ts';
import { groupWishes, isDayField, wishesOf, type Lexeme } from './query-wishes.ts';
import type { QueryTerm } from './query-tree.ts';
import { chunkTerms, phraseTerm, type TermModifiers } from './query-words.ts';

const LONGEST_QUERY = 4000;
const MOST_TERMS = 16;

const SPACE = /\s/u;
const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
const PHRASE_END = /["\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/u;
const CHUNK_END = /[\s()|"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/u;
const LEADING_MINUS = /^[-\u2010\u2011\u2212]+/u;
const PHRASE_SIGNS = /(?:~\d*)?(?:\^[\d.\u066b\u0660-\u0669\u06f0-\u06f9]*)?/uy;
const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
] as const);

/** A piece of a query as it was typed, its minus and its `=` read off. */
interface Piece {
  readonly text: string;
  readonly minus: string;
  readonly body: string;
  readonly modifiers: TermModifiers;
}

/**
 * Reads a query from left to right. Bounded: 4,000 units and 16 terms and filters are used, and the rest is reported.
 * `at` is where the text begins in the query, for what stands in the parentheses of a field.
 */
export class QueryLexer {
  readonly lexemes: Lexeme[] = [];
  readonly #query: string;
  readonly #ignored: IgnoredParts;
  readonly #offset: number;
  #at = 0;
  #terms = 0;
  #isExactNext = false;

  constructor(query: string, ignored: IgnoredParts, at = 0) {
    this.#query = query.slice(0, LONGEST_QUERY);
    this.#ignored = ignored;
    this.#offset = at;
    while (this.#at < this.#query.length && this.#terms <= MOST_TERMS) this.#readNext();
    if (query.length > LONGEST_QUERY && this.#terms <= MOST_TERMS) {
      ignored.add(query.slice(LONGEST_QUERY), 'too-long');
    }
  }

  #readNext(): void {
    const sign = this.#query.charAt(this.#at);
    if (SPACE.test(sign)) this.#at += 1;
    else if (sign === '(') this.#pushSign('open', sign);
    else if (sign === ')') this.#pushSign('close', sign);
    else if (sign === '|') this.#readBars();
    else if (DOUBLE_QUOTES.includes(sign)) this.#pushPhrase();
    else this.#readChunk();
  }

  #pushSign(kind: 'and' | 'or' | 'not' | 'open' | 'close', text: string): void {
    this.lexemes.push({ kind, text });
    this.#at += text.length;
  }

  #readBars(): void {
    this.#pushSign('or', this.#query.startsWith('||', this.#at) ? '||' : '|');
  }

  #pushPhrase(): void {
    const start = this.#at;
    const term = this.#readPhrase({ isExact: this.#isExactNext });
    if (term) this.#push({ kind: 'term', text: term.typed, term }, start);
    this.#isExactNext = false;
  }

  /** The phrase that begins here; afterwards it is passed. */
  #readPhrase({ isExact }: Pick<TermModifiers, 'isExact'>): QueryTerm | undefined {
    const start = this.#at + 1;
    const length = this.#query.slice(start).search(PHRASE_END);
    if (length === -1) this.#ignored.add(this.#query.charAt(this.#at), 'unclosed');
    const end = length === -1 ? this.#query.length : start + length;
    const content = this.#query.slice(start, end);
    PHRASE_SIGNS.lastIndex = end + 1;
    const signs = PHRASE_SIGNS.exec(this.#query)?.[0] ?? '';
    this.#at = end + 1 + signs.length;
    // A quotation mark without anything after it was told about already.
    if (length === -1 && content.trim() === '') return undefined;
    return phraseTerm({ content, signs }, { isExact, at: this.#offset + start }, this.#ignored);
  }

  #readChunk(): void {
    const start = this.#at;
    const length = this.#query.slice(start).search(CHUNK_END);
    const end = length === -1 ? this.#query.length : start + length;
    const text = this.#query.slice(start, end);
    const operator = OPERATORS.get(text);
    if (operator) {
      this.#pushSign(operator, text);
      return;
    }
    this.#at = end;
    const piece = this.#pieceOf(text, start);
    const { minus, body, modifiers } = piece;
    if (body === '' && this.#standsBeforeGroup(modifiers.isExact)) {
      this.#isExactNext = modifiers.isExact;
      this.#pushMinus(minus);
      return;
    }
    const field = readField(body);
    if (field?.name !== undefined) {
      this.#readField(piece, field.name, field.value);
      return;
    }
    if (field) this.#ignored.add(body, 'unknown-field');
    const terms = chunkTerms(body === '' ? text : body, modifiers, this.#ignored);
    if (terms.length > 0) this.#pushMinus(minus);
    for (const term of terms) this.#push({ kind: 'term', text: term.typed, term }, start);
  }

  #pieceOf(text: string, start: number): Piece {
    const minus = LEADING_MINUS.exec(text)?.[0] ?? '';
    const isExact = text.startsWith('=', minus.length);
    const from = minus.length + (isExact ? 1 : 0);
    return { text, minus, body: text.slice(from), modifiers: { isExact, at: this.#offset + start + from } };
  }

  /** `-"…"`, `="…"` and `-(…)`: the sign belongs to what follows without a space. */
  #standsBeforeGroup(isExact: boolean): boolean {
    const next = this.#query.charAt(this.#at);
    return next !== '' && (DOUBLE_QUOTES.includes(next) || (next === '(' && !isExact));
  }

  #pushMinus(minus: string): void {
    if (minus !== '') this.lexemes.push({ kind: 'not', text: minus });
  }

  /** A field with its value: what stands in the same piece, or the phrase or parentheses right after the colon. */
  #readField(piece: Piece, field: FieldName, value: string): void {
    const start = this.#at - piece.text.length;
    const hasSign = value.startsWith('=');
    const own = hasSign ? value.slice(1) : value;
    const at = piece.modifiers.at + piece.body.length - own.length;
    const modifiers = { isExact: piece.modifiers.isExact || hasSign, at };
    const wishes = this.#readWishes(field, own, modifiers);
    if (!wishes) this.#ignored.add(piece.body, 'field-without-value');
    if (!wishes || wishes.length === 0) return;
    this.#pushMinus(piece.minus);
    for (const wish of wishes) {
      if (wish.kind === 'filter') this.#push(wish, start);
      else this.lexemes.push(wish);
    }
  }

  /** Absent where nothing stands after the colon. */
  #readWishes(field: FieldName, value: string, modifiers: TermModifiers): Lexeme[] | undefined {
    const ignored = this.#ignored;
    if (value !== '') return wishesOf(field, { text: value, modifiers }, ignored);
    const next = this.#query.charAt(this.#at);
    if (next !== '' && DOUBLE_QUOTES.includes(next)) {
      const phrase = this.#readPhrase(modifiers);
      return phrase ? wishesOf(field, { text: phrase.typed, terms: [phrase], modifiers }, ignored) : [];
    }
    return next === '(' ? this.#readGroup(field, modifiers) : undefined;
  }

  #readGroup(field: FieldName, modifiers: TermModifiers): Lexeme[] {
    const start = this.#at + 1;
    const length = this.#query.slice(start).indexOf(')');
    if (length === -1) this.#ignored.add('(', 'unclosed');
    const end = length === -1 ? this.#query.length : start + length;
    const text = this.#query.slice(start, end);
    this.#at = end + 1;
    const at = this.#offset + start;
    const inner = isDayField(field) ? [] : new QueryLexer(text, this.#ignored, at).lexemes;
    const wish = { text: text.trim(), inner, modifiers: { ...modifiers, at } };
    return isDayField(field) ? wishesOf(field, wish, this.#ignored) : groupWishes(field, wish);
  }

  #push(lexeme: Lexeme & { kind: 'term' | 'filter' }, start: number): void {
    this.#terms += 1;
    if (this.#terms <= MOST_TERMS) {
      this.lexemes.push(lexeme);
    } else if (this.#terms === MOST_TERMS + 1) {
      this.#ignored.add(this.#query.slice(start), 'too-many-terms');
      this.#dropOpenOperators();
    }
  }

  #dropOpenOperators(): void {
    for (let kind = this.lexemes.at(-1)?.kind; kind === 'and' || kind === 'or' || kind === 'not';) {
      this.lexemes.pop();
      kind = this.lexemes.at(-1)?.kind;
    }
  }
}
