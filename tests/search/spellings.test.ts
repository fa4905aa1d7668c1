import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../db/contract/search.ts';
import { libraryWith } from './search-library.ts';

function ask(paragraphs: readonly string[], query: string, exact = false): SearchAnswer {
  return libraryWith(...paragraphs).search.run({ query, exact, limit: 50 });
}

function spellings(paragraphs: readonly string[], query: string, exact = false): string[] {
  const { terms } = ask(paragraphs, query, exact);
  return terms.flatMap((term) => term.spellings.map(({ text, relation }) => `${text} ${relation}`));
}

describe('all spellings', () => {
  it('are taken only from words that are written like names', () => {
    const prison = 'The witness was held in Evin. From Evin he was moved.';
    expect(spellings([prison, 'They were even beaten.'], 'even')).toEqual(['even exact']);
    expect(spellings([prison, 'They were even beaten.'], 'Avin')).toEqual(['Evin spelling']);
    // Written small in most places, it is no name, though it once stands in a heading.
    expect(spellings(['A Test of Karemi in the heading', 'the karemi and the karemi'], 'Karimi')).toEqual([]);
  });

  it('include a name that only ever stands at the start of a sentence', () => {
    expect(spellings(['Raeesi spoke first. Raeesi left.'], 'Raisi')).toEqual(['Raeesi spelling']);
  });

  it('show each form as it is most often written', () => {
    const text = ['Test Person RAEESI came, and Raeesi said', 'that Raeesi and Raeesi’s brother'];
    expect(spellings(text, 'Raisi')).toEqual(['Raeesi spelling']);
  });

  it('find a compound written together, with a dash or apart, whichever was typed', () => {
    const text = [
      'The judge Hosseinali Alefi was there.',
      'The judge Hossein-Ali Alefi was there.',
      'The judge Hossein Ali Alefi was there.',
      'The judge Hussein–Ali Alefi was there.',
      'Only Hossein was there, and not with Ali.',
    ];
    for (const typed of ['Hosseinali', 'Hossein-Ali', '"Hossein Ali"', 'Husseinali']) {
      expect([typed, ask(text, typed).passages]).toEqual([typed, 4]);
    }
    expect(ask(text, 'Hossein Ali').passages).toBe(5);
    expect(ask(text, 'Hosseinali', true).passages).toBe(1);
    expect(ask(text, 'Hossein-Ali', true).passages).toBe(2);
    expect(ask(text, '"Hosseinali Alefi"').passages).toBe(4);
  });

  it('do not join or cut words that are no names', () => {
    expect(spellings(['They went to day care.', 'It is today.'], 'today')).toEqual(['today exact']);
    expect(spellings(['human rights', 'the humanrights list'], '"human rights"')).toEqual([
      'human rights exact',
    ]);
  });

  it('find Persian compounds written with and without a space or a non-joiner', () => {
    const text = ['حکم را حسینعلی امضا کرد', 'حکم را حسین علی امضا کرد', 'حکم را حسین‌علی امضا کرد'];
    for (const typed of ['حسینعلی', 'حسين‌علي', '"حسین علی"']) {
      expect([typed, ask(text, typed).passages]).toEqual([typed, 3]);
    }
  });

  it('are not looked for in what is excluded more widely than in what is wanted', () => {
    const text = [
      'The report on Raisi and Alefi.',
      'The report on Raeesi and Bemani.',
      'The report on Bemani.',
    ];
    expect(ask(text, 'report -Raisi').passages).toBe(1);
    expect(ask(text, 'report -=Raisi').passages).toBe(2);
    expect(ask(text, 'report -Raisi').terms.map((term) => term.isExcluded)).toEqual([false, true]);
  });

  it('rank below the spelling that was typed, even in much shorter passages', () => {
    const long = `Test Person Raeesi ${'and a long list of other words '.repeat(20)}`;
    const answer = ask([long, 'Raisi came.', 'Raisi went.', 'Raisi stayed.'], 'Raeesi');
    expect(answer.hits[0]?.excerpt).toContain('Raeesi');
    expect(answer.passages).toBe(4);
  });

  it('count in "exactly this" neither case nor the kind of dash and apostrophe, but all else', () => {
    const text = ['Ra’eesi', 'RA‘EESI', 'Raeesi', 'Rāeesi', 'Ra’eesi-Test', 'Ra’eesi—Test'].map(
      (name) => `We met ${name} there.`,
    );
    expect(ask(text, "ra'eesi", true).passages).toBe(4);
    expect(ask(text, 'Raeesi', true).passages).toBe(1);
    expect(ask(text, 'Rāeesi', true).passages).toBe(1);
    expect(ask(text, "Ra'eesi-Test", true).passages).toBe(2);
    expect(ask(text, 'raeesi').passages).toBe(6);
  });

  it('of an ordinary word are its inflections, as Lunr stems them', () => {
    const text = ['He was executed.', 'The execution.', 'They execute.', 'The executor.'];
    expect(spellings(text, 'executed').toSorted()).toEqual([
      'execute inflected',
      'executed exact',
      'execution inflected',
    ]);
    expect(spellings(text, 'executed', true)).toEqual(['executed exact']);
  });
});
