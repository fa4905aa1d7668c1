import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../db/search/query/query-language.ts';
import type { QueryFilter, QueryNode, QueryTerm } from '../../db/search/query/query-tree.ts';

/** A query as it was understood: all(…), any(…), words in brackets by kind. */
function understood(query: string): string {
  const { root } = parseQuery(query);
  return root ? shown(root) : 'nothing';
}

function shown(node: QueryNode): string {
  switch (node.kind) {
    case 'term':
      return shownTerm(node.term);
    case 'filter':
      return shownFilter(node.filter);
    case 'any':
      return `any(${node.parts.map(shown).join(', ')})`;
    default: {
      const parts = node.parts.map(shown);
      return `all(${[...parts, ...node.without.map((part) => `-${shown(part)}`)].join(', ')})`;
    }
  }
}

function shownTerm({ kind, words, isExact, distance, boost }: QueryTerm): string {
  const text = words.map((word) => word.form).join(' ');
  const signs = { word: text, phrase: `"${text}"`, prefix: `${text}*`, pattern: `/${text}/` };
  const others = { fuzzy: `${text}~${distance}`, near: `"${text}"~${distance}` };
  const shown = { ...signs, ...others }[kind];
  return `${isExact ? '=' : ''}${shown}${boost === 1 ? '' : `^${boost}`}`;
}

function shownFilter({ field, terms, from, until }: QueryFilter): string {
  const value = field === 'date' ? `${from ?? ''}..${until ?? ''}` : terms.map(shownTerm).join('+');
  return `${field}:${value}`;
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

  it.each([
    ['title:Evin', 'title:evin'],
    ['Title:Evin', 'title:evin'],
    ['TITLE：Evin', 'title:evin'],
    ['author:"Ebrahim Raisi"', 'author:"ebrahim raisi"'],
    ['author:“Ebrahim Raisi”', 'author:"ebrahim raisi"'],
    ['publisher:«دیده‌بان حقوق بشر»', 'publisher:"دیدهبان حقوق بشر"'],
    ['عنوان:اوین', 'title:اوین'],
    ['نويسنده:رئیسی', 'author:رئیسی'],
    ['ناشر:x1 پرونده:x2', 'all(publisher:x1, file:x2)'],
    ['برچسب:شکنجه یادداشت:اوین', 'all(tag:شکنجه, note:اوین)'],
    ['نام:رئیسی زبان:fa', 'all(name:رئیسی, language:fa)'],
    ['raisi lang:fa', 'all(raisi, language:fa)'],
    ['raisi -lang:fa', 'all(raisi, -language:fa)'],
    ['raisi NOT tag:evin', 'all(raisi, -tag:evin)'],
    ['raisi OR title:evin', 'any(raisi, title:evin)'],
    ['(title:evin OR author:raisi) court', 'all(any(title:evin, author:raisi), court)'],
    ['title:(evin prison)', 'title:evin+prison'],
    ['title:(evin OR "death commission")', 'any(title:evin, title:"death commission")'],
    ['title:(evin -court)', 'all(title:evin, -title:court)'],
    ['-title:(evin OR court)', 'nothing'],
    ['raisi -title:(evin OR court)', 'all(raisi, -any(title:evin, title:court))'],
    ['title:(=evin court)', 'title:=evin+court'],
    ['title:=(evin court)', 'title:=evin+=court'],
    ['title:exec*', 'title:exec*'],
    ['title:=Evin', 'title:=evin'],
    ['=title:Evin', 'title:=evin'],
    ['title:="Evin Prison"', 'title:="evin prison"'],
    ['title:Pour-Mohammadi', 'title:pour mohammadi'],
    ['the title:Evin', 'all(the, title:evin)'],
    ['the court title:Evin', 'all(court, title:evin)'],
    ['date:1988', 'date:1988-01-01..1988-12-31'],
    ['date:1988-07', 'date:1988-07-01..1988-07-31'],
    ['date:1988-2', 'date:1988-02-01..1988-02-29'],
    ['date:1988/07/28', 'date:1988-07-28..1988-07-28'],
    ['date:۱۹۸۸', 'date:1988-01-01..1988-12-31'],
    ['تاریخ:۱۹۸۸', 'date:1988-01-01..1988-12-31'],
    ['date:1988-07..1989', 'date:1988-07-01..1989-12-31'],
    ['date:1988–07..1989', 'date:1988-07-01..1989-12-31'],
    ['date:..1989', 'date:..1989-12-31'],
    ['date:1988..', 'date:1988-01-01..'],
    ['date:"1988-07"', 'date:1988-07-01..1988-07-31'],
    ['date:(1988-07)', 'date:1988-07-01..1988-07-31'],
    ['before:1989', 'date:..1988-12-31'],
    ['before:1988-03', 'date:..1988-02-29'],
    ['before:1988-03-01', 'date:..1988-02-29'],
    ['after:1988', 'date:1989-01-01..'],
    ['after:1988-12-31', 'date:1989-01-01..'],
    ['raisi after:1988-02', 'all(raisi, date:1988-03-01..)'],
    ['10:30', '10 30'],
    ['http://example.org/a', 'http example org a'],
    ['https://title:evin', 'https title evin'],
    ['Raisi: judge', 'all(raisi, judge)'],
    ['"title:evin"', '"title evin"'],
  ])('%s wishes for %s', (query, meaning) => {
    expect(understood(query)).toBe(meaning);
  });

  it.each([
    ['"death commission"~5', '"death commission"~5'],
    ['“death commission”~5', '"death commission"~5'],
    ['"death commission"~0', '"death commission"~0'],
    ['"death commission"~999', '"death commission"~50'],
    ['tehran -"death commission"~5', 'all(tehran, -"death commission"~5)'],
    ['ra?si', '/ra?si/'],
    ['mon*ri', '/mon*ri/'],
    ['mon**ri', '/mon*ri/'],
    ['Mon*ri*', '/mon*ri*/'],
    ['=Rā?si', '=/rā?si/'],
    ['Pour-Moh*di', '/pour moh*di/'],
    ['"execut* of"', '"execut* of"'],
    ['Raisi?', 'raisi'],
    ['Raisi*?', 'raisi*'],
    ['(was it Raisi?)', 'raisi'],
    ['مح؟مد', 'all(مح, مد)'],
    ['مح*د', '/مح*د/'],
    ['raisi^2', 'raisi^2'],
    ['raisi^0.5', 'raisi^0.5'],
    ['raisi^۲', 'raisi^2'],
    ['raisi*^3', 'raisi*^3'],
    ['montazri~2^3', 'montazri~2^3'],
    ['"death commission"^2', '"death commission"^2'],
    ['"death commission"~5^2', '"death commission"~5^2'],
  ])('%s is read as %s', (query, meaning) => {
    expect(understood(query)).toBe(meaning);
  });

  it.each([
    ['colour:red', 'colour red', ['colour:red unknown-field']],
    ['رنگ:سرخ', 'رنگ سرخ', ['رنگ:سرخ unknown-field']],
    ['http://example.org', 'http example org', []],
    ['title: Evin', 'evin', ['title: field-without-value']],
    ['عنوان:', 'nothing', ['عنوان: field-without-value']],
    ['title:""', 'nothing', ['"" only-punctuation']],
    ['title:()', 'nothing', []],
    ['title:(evin', 'title:evin', ['( unclosed']],
    ['before:yesterday', 'nothing', ['before:yesterday date-not-understood']],
    ['date:1988-13', 'nothing', ['date:1988-13 date-not-understood']],
    ['date:1989-02-29', 'nothing', ['date:1989-02-29 date-not-understood']],
    ['date:1989..1988', 'nothing', ['date:1989..1988 date-not-understood']],
    ['date:..', 'nothing', ['date:.. date-not-understood']],
    ['after:9999', 'nothing', ['after:9999 date-not-understood']],
    ['"one"~5', '"one"', ['"one"~5 near-without-words']],
    ['"one two"~', '"one two"', ['~ operator-without-word']],
    ['m*d', 'nothing', ['m*d pattern-too-short']],
    ['court m?d', 'court', ['m?d pattern-too-short']],
    ['*raisi', 'raisi', ['*raisi pattern-too-short']],
    ['"m*d court"', '"m d court"', ['m*d pattern-too-short']],
    ['mon*ri~', '/mon*ri/', ['~ operator-without-word']],
    ['raisi^x', 'raisi', ['^x boost-not-understood']],
    ['raisi^', 'raisi', ['^ boost-not-understood']],
    ['raisi^0', 'raisi', ['^0 boost-not-understood']],
    ['raisi^11', 'raisi', ['^11 boost-not-understood']],
    ['(raisi OR nayeri)^2', 'any(raisi, nayeri)', ['^2 boost-not-understood']],
    ['-lang:fa', 'nothing', ['fa only-exclusions']],
  ])('%s: what was not used is said', (query, meaning, ignored) => {
    expect(understood(query)).toBe(meaning);
    expect(ignoredOf(query)).toEqual(ignored);
  });

  it('counts filters among its sixteen terms', () => {
    const query = Array.from({ length: 20 }, (_, at) => `title:name${at}`).join(' OR ');
    const { root, ignored } = parseQuery(query);
    expect(root?.kind === 'any' && root.parts.length).toBe(16);
    expect(ignored.map((part) => part.reason)).toEqual(['too-many-terms']);
  });

  it('knows where in the query each word stands, in parentheses and phrases too', () => {
    const query = 'tehran -(="Ebrahim Raisi" OR title:(evin court*)) Pour-Moh';
    const words: string[] = [];
    const visit = (node: QueryNode): void => {
      const terms = node.kind === 'term' ? [node.term] : node.kind === 'filter' ? node.filter.terms : [];
      words.push(...terms.flatMap((term) => term.words.map(({ start, end }) => query.slice(start, end))));
      if (node.kind === 'all' || node.kind === 'any') node.parts.forEach(visit);
      if (node.kind === 'all') node.without.forEach(visit);
    };
    const { root } = parseQuery(query);
    if (root) visit(root);
    expect(words).toEqual(['tehran', 'Pour', 'Moh', 'Ebrahim', 'Raisi', 'evin', 'court']);
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
