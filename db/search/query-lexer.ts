import type { IgnoredParts } from './ignored-parts.ts';
import type { QueryTerm } from './query-tree.ts';
import { chunkTerms, phraseTerm } from './query-words.ts';

/** A query cut into its signs and terms; `text` is what was typed, for telling what was not used. */
export type Lexeme =
  | { readonly kind: 'term'; readonly text: string; readonly term: QueryTerm }
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close'; readonly text: string };

const LONGEST_QUERY = 4000;
const MOST_TERMS = 16;

const SPACE = /\s/u;
const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
const PHRASE_END = /["\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/u;
const CHUNK_END = /[\s()|"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/u;
const LEADING_MINUS = /^[-\u2010\u2011\u2212]+/u;
const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
] as const);

/** Reads a query from left to right. Bounded: 4,000 units and 16 terms are used, and the rest is reported. */
export class QueryLexer {
  readonly lexemes: Lexeme[] = [];
  readonly #query: string;
  readonly #ignored: IgnoredParts;
  #at = 0;
  #terms = 0;
  #isExactNext = false;

  constructor(query: string, ignored: IgnoredParts) {
    this.#query = query.slice(0, LONGEST_QUERY);
    this.#ignored = ignored;
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
    else if (DOUBLE_QUOTES.includes(sign)) this.#readPhrase();
    else this.#readChunk();
  }

  #pushSign(kind: 'and' | 'or' | 'not' | 'open' | 'close', text: string): void {
    this.lexemes.push({ kind, text });
    this.#at += text.length;
  }

  #readBars(): void {
    this.#pushSign('or', this.#query.startsWith('||', this.#at) ? '||' : '|');
  }

  #readPhrase(): void {
    const start = this.#at + 1;
    const length = this.#query.slice(start).search(PHRASE_END);
    if (length === -1) this.#ignored.add(this.#query.charAt(this.#at), 'unclosed');
    const end = length === -1 ? this.#query.length : start + length;
    const content = this.#query.slice(start, end);
    // A quotation mark without anything after it was told about already.
    const isBare = length === -1 && content.trim() === '';
    const term = isBare ? undefined : phraseTerm(content, { isExact: this.#isExactNext }, this.#ignored);
    if (term) this.#pushTerm(term, this.#at);
    this.#isExactNext = false;
    this.#at = end + 1;
  }

  #readChunk(): void {
    const start = this.#at;
    const length = this.#query.slice(start).search(CHUNK_END);
    const end = length === -1 ? this.#query.length : start + length;
    const chunk = this.#query.slice(start, end);
    const operator = OPERATORS.get(chunk);
    if (operator) {
      this.#pushSign(operator, chunk);
      return;
    }
    const minus = LEADING_MINUS.exec(chunk)?.[0] ?? '';
    const afterMinus = chunk.slice(minus.length);
    const isExact = afterMinus.startsWith('=');
    const body = isExact ? afterMinus.slice(1) : afterMinus;
    this.#at = end;
    if (body === '' && this.#standsBeforeGroup(end, isExact)) {
      this.#isExactNext = isExact;
      if (minus !== '') this.lexemes.push({ kind: 'not', text: minus });
      return;
    }
    const terms = chunkTerms(body === '' ? chunk : body, { isExact }, this.#ignored);
    if (minus !== '' && terms.length > 0) this.lexemes.push({ kind: 'not', text: minus });
    for (const term of terms) this.#pushTerm(term, start);
  }

  /** `-"…"`, `="…"` and `-(…)`: the sign belongs to what follows without a space. */
  #standsBeforeGroup(end: number, isExact: boolean): boolean {
    const next = this.#query.charAt(end);
    return next !== '' && (DOUBLE_QUOTES.includes(next) || (next === '(' && !isExact));
  }

  #pushTerm(term: QueryTerm, start: number): void {
    this.#terms += 1;
    if (this.#terms <= MOST_TERMS) {
      this.lexemes.push({ kind: 'term', text: term.typed, term });
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
