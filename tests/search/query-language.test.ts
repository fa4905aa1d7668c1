import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../db/search/query-language.ts';
import type { QueryNode } from '../../db/search/query-tree.ts';

/** A query as it was understood: all(…), any(…), words in brackets by kind. */
function understood(query: string): string {
  const { root } = parseQuery(query);
  return root ? shown(root) : 'nothing';
}

function shown(node: QueryNode): string {
  if (node.kind === 'term') {
    const { kind, words, isExact, distance } = node.term;
    const text = words.map((word) => word.form).join(' ');
    const sign = { word: '', phrase: '"', prefix: '*', fuzzy: `~${distance}` }[kind];
    return `${isExact ? '=' : ''}${kind === 'phrase' ? `"${text}"` : text + sign}`;
  }
  const parts = node.parts.map(shown);
  if (node.kind === 'any') return `any(${parts.join(', ')})`;
  return `all(${[...parts, ...node.without.map((part) => `-${shown(part)}`)].join(', ')})`;
}

function ignoredOf(query: string): string[] {
  return parseQuery(query).ignored.map(({ text, reason }) => `${text} ${reason}`);
}

describe('a query', () => {
  it.each([
    ['Raisi', 'raisi'],
    ['raisi nayeri', 'all(raisi, nayeri)'],
    ['raisi AND nayeri', 'all(raisi, nayeri)'],
    ['raisi OR nayeri', 'any(raisi, nayeri)'],
    ['raisi | nayeri||eshraqi', 'any(raisi, nayeri, eshraqi)'],
    ['a1 b1 OR c1', 'any(all(a1, b1), c1)'],
    ['(raisi OR nayeri) tehran', 'all(any(raisi, nayeri), tehran)'],
    ['tehran -raisi', 'all(tehran, -raisi)'],
    ['tehran NOT raisi', 'all(tehran, -raisi)'],
    ['tehran AND NOT raisi', 'all(tehran, -raisi)'],
    ['tehran −raisi', 'all(tehran, -raisi)'],
    ['tehran -"death commission"', 'all(tehran, -"death commission")'],
    ['tehran -(raisi OR nayeri)', 'all(tehran, -any(raisi, nayeri))'],
    ['tehran (-raisi)', 'all(tehran, -raisi)'],
    ['"greatest crime"', '"greatest crime"'],
    ['“greatest crime”', '"greatest crime"'],
    ['«کمیته مرگ»', '"کمیته مرگ"'],
    ['„greatest crime“', '"greatest crime"'],
    ['execut*', 'execut*'],
    ['execut**', 'execut*'],
    ['Pour-Moh*', 'pour moh*'],
    ['montazri~', 'montazri~1'],
    ['montazri~2', 'montazri~2'],
    ['montazri~9', 'montazri~2'],
    ['montazri~0', 'montazri'],
    ['=Raisi', '=raisi'],
    ['="Ebrahim Raisi"', '="ebrahim raisi"'],
    ['tehran -=Raisi', 'all(tehran, -=raisi)'],
    ['1988:', '1988'],
    ['10,000', '10000'],
    ['Pour-Mohammadi', 'pour mohammadi'],
    ['PMOI/MEK', 'pmoi mek'],
    ['رئیسی، نیری؟', 'all(رئیسی, نیری)'],
    ['رئیسی؛اشراقی', 'all(رئیسی, اشراقی)'],
    ['raisi,nayeri', 'all(raisi, nayeri)'],
    ['raisi and nayeri or not', 'all(raisi, nayeri)'],
    ['raisi(nayeri)', 'all(raisi, nayeri)'],
    ['__proto__:x', 'proto x'],
    ['constructor', 'constructor'],
  ])('%s is understood as %s', (query, meaning) => {
    expect(understood(query)).toBe(meaning);
  });

  it.each([
    ['', 'nothing', []],
    ['   ', 'nothing', []],
    ['"', 'nothing', ['" unclosed']],
    ['""', 'nothing', ['"" only-punctuation']],
    ['((', 'nothing', ['( unclosed']],
    ['))', 'nothing', [') unclosed']],
    ['*', 'nothing', ['* only-punctuation']],
    ['~9', 'nothing', ['~9 operator-without-word']],
    ['AND', 'nothing', ['AND operator-without-word']],
    [
      'AND OR NOT',
      'nothing',
      ['AND operator-without-word', 'OR operator-without-word', 'NOT operator-without-word'],
    ],
    ['-', 'nothing', ['- only-punctuation']],
    ['-raisi', 'nothing', ['raisi only-exclusions']],
    ['-raisi -nayeri', 'nothing', ['raisi only-exclusions', 'nayeri only-exclusions']],
    ['NOT (raisi OR nayeri)', 'nothing', ['raisi only-exclusions']],
    ['a*', 'nothing', ['a* prefix-too-short']],
    ['tehran a*', 'tehran', ['a* prefix-too-short']],
    ['ali~', 'ali', ['ali~ word-too-short-for-fuzzy']],
    ['Hossein-Ali~1', 'hossein ali', ['~1 operator-without-word']],
    ['tehran AND', 'tehran', ['AND operator-without-word']],
    ['OR tehran', 'tehran', ['OR operator-without-word']],
    ['tehran OR OR qom', 'any(tehran, qom)', ['OR operator-without-word']],
    ['tehran NOT', 'tehran', ['NOT operator-without-word']],
    ['tehran OR -qom', 'tehran', ['qom only-exclusions']],
    ['(tehran qom', 'all(tehran, qom)', ['( unclosed']],
    ['tehran) qom', 'all(tehran, qom)', [') unclosed']],
    ['"death commission', '"death commission"', ['" unclosed']],
    ['tehran — qom', 'all(tehran, qom)', ['— only-punctuation']],
    ['who was nayeri', 'nayeri', ['who common-word', 'was common-word']],
    ['the', 'the', []],
    ['the of', 'all(the, of)', []],
    ['US policy', 'all(us, policy)', []],
    ['=the crime', 'all(=the, crime)', []],
    ['crime -the', 'all(crime, -the)', []],
  ])('%j is understood as %s, and what was not used is said', (query, meaning, ignored) => {
    expect(understood(query)).toBe(meaning);
    expect(ignoredOf(query)).toEqual(ignored);
  });

  it('uses sixteen terms and reports the rest once', () => {
    const query = Array.from({ length: 20 }, (_, at) => `name${at}`).join(' OR ');
    const { root, ignored } = parseQuery(query);
    expect(root?.kind === 'any' && root.parts.length).toBe(16);
    expect(ignored).toEqual([{ text: 'name16 OR name17 OR name18 OR name19', reason: 'too-many-terms' }]);
  });

  it('uses 4,000 units and reports the rest once, shortened', () => {
    const { ignored } = parseQuery(`tehran${' '.repeat(3994)}${'x'.repeat(50_000)}`);
    expect(ignored).toHaveLength(1);
    expect(ignored[0]?.reason).toBe('too-long');
    expect(ignored[0]?.text.length).toBeLessThan(70);
  });

  it('keeps what it reports few, whatever was typed', () => {
    expect(parseQuery('* '.repeat(1900)).ignored.length).toBeLessThanOrEqual(20);
    expect(parseQuery('"" '.repeat(1300)).ignored.length).toBeLessThanOrEqual(20);
  });

  it('reads parentheses as deep as the query goes', () => {
    expect(understood(`${'('.repeat(1900)}tehran${')'.repeat(1900)}`)).toBe('tehran');
    expect(understood(`${'-('.repeat(1000)}tehran`)).toBe('nothing');
  });
});
