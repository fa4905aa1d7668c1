import { classAt, LONGEST_WORD, makeToken, widthAt, wordEnd, type Token } from './analyser.ts';
import { characterClass, DIGIT, LETTER, SENTENCE_END, SEPARATOR } from './character-class.ts';

/** Told of every word of a text, in order. */
export interface WordSink {
  /**
   * A word of ASCII letters and digits: its form and base are its characters in lower case. `codes` are the UTF-16 units of
   * the text, and `hash` is one of the word, the same in any case.
   */
  plain(codes: Uint16Array, word: PlainWord): void;
  other(token: Token): void;
}

/** The same object for every word. */
export interface PlainWord {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly isSentenceStart: boolean;
}

/**
 * The words that `analyse` answers, without an object for each plain one: what indexing reads a whole library with.
 */
export class WordScanner {
  readonly #sink: WordSink;
  readonly #word = { start: 0, end: 0, hash: 0, isSentenceStart: false };
  // Reading a number out of an array is quicker than asking a string for a character.
  #codes = new Uint16Array(0);

  constructor(sink: WordSink) {
    this.#sink = sink;
  }

  scan(text: string): void {
    const { length } = text;
    const codes = this.#codesOf(text);
    const word = this.#word;
    word.isSentenceStart = true;
    let at = 0;
    while (at < length) {
      const code = codes[at] ?? 0;
      const kind = code < ASCII_END ? (ASCII_CLASS[code] ?? SEPARATOR) : classAt(text, at);
      if (kind !== LETTER && kind !== DIGIT) {
        if (kind === SENTENCE_END) word.isSentenceStart = true;
        at += code < ASCII_END ? 1 : widthAt(text, at);
      } else if (code < ASCII_END && this.#findPlainEnd(codes, at, length)) {
        this.#sink.plain(codes, word);
        word.isSentenceStart = false;
        at = word.end;
      } else at = this.#scanOther(text, at);
    }
  }

  /** Answers where the word ends. */
  #scanOther(text: string, start: number): number {
    const end = wordEnd(text, start);
    const token = makeToken(text, { start, end, isSentenceStart: this.#word.isSentenceStart });
    if (token) {
      this.#sink.other(token);
      this.#word.isSentenceStart = false;
    }
    return end;
  }

  #codesOf(text: string): Uint16Array {
    if (text.length > this.#codes.length) this.#codes = new Uint16Array(text.length * 2);
    const codes = this.#codes;
    for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
    return codes;
  }

  /** Finds where a word of ASCII letters and digits ends; false where the sign after it wants a closer look. */
  #findPlainEnd(codes: Uint16Array, start: number, length: number): boolean {
    let at = start;
    let kind = SEPARATOR;
    let hash = HASH_START;
    for (; at < length; at += 1) {
      const code = codes[at] ?? 0;
      if (code >= ASCII_END) return false;
      kind = ASCII_CLASS[code] ?? SEPARATOR;
      if (kind !== LETTER && kind !== DIGIT) break;
      hash = Math.imul(hash ^ lowerCase(code), HASH_FACTOR);
    }
    if (at - start >= LONGEST_WORD) return false;
    // An apostrophe or a comma: only a space after it tells without a closer look that it ends the word.
    const isBeforeSpace = at + 1 < length && codes[at + 1] === 0x20;
    const isEnd = at >= length || kind === SEPARATOR || kind === SENTENCE_END || isBeforeSpace;
    this.#word.start = start;
    this.#word.end = at;
    this.#word.hash = hash ^ (hash >>> 15);
    return isEnd;
  }
}

const ASCII_END = 0x80;
const ASCII_CLASS = Uint8Array.from({ length: ASCII_END }, (_, code) => characterClass(code));

// FNV-1a
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/** Of an ASCII letter or digit: digits have the bit as well. */
export function lowerCase(code: number): number {
  return code | 0x20;
}

/** The hash that a scanner tells of a word of ASCII letters and digits. */
export function hashPlainWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ lowerCase(word.charCodeAt(at)), HASH_FACTOR);
  }
  return hash ^ (hash >>> 15);
}
