import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PassageView } from '../../renderer/features/reader/PassageView.tsx';
import { NO_MARKS, type LayeredMark, type PassageMarks } from '../../renderer/features/reader/text-marks.ts';
import { aPassage, seedPassages } from './passages.ts';

function draw(passage: ReturnType<typeof aPassage>, marks: Partial<PassageMarks> = {}): string {
  return renderToStaticMarkup(
    <PassageView
      passage={passage}
      marks={{ ...NO_MARKS, ...marks }}
      headingLevel={passage.kind === 'heading' ? 3 : 0}
      rank={2}
    />,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The text between the tags: what is counted through to find an offset on the screen. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

test('what is drawn of a passage is exactly its text, so that offsets can be counted on the screen', () => {
  for (const passages of seedPassages().values()) {
    for (const passage of passages) {
      const middle = passage.start + Math.floor(passage.text.length / 2);
      const mark: LayeredMark = { start: passage.start + 1, end: middle, layer: 'find', isCurrent: true };

      expect(textOf(draw(passage))).toBe(passage.text);
      const highlights = [
        { start: passage.start, end: middle + 1, colour: 'yellow', level: 0, isOpen: false },
        { start: middle - 1, end: passage.end, colour: 'red', level: 1, isOpen: true },
      ] as const;
      const links = [{ start: passage.start + 2, end: middle }];
      expect(textOf(draw(passage, { layers: [mark], highlights, links }))).toBe(passage.text);
    }
  }
});

test('a passage keeps its own direction and says where it begins', () => {
  const markup = draw(aPassage({ text: 'متن آزمایشی', direction: 'rtl', start: 12 }));

  expect(markup).toContain('dir="rtl"');
  expect(markup).toContain('data-start="12"');
});

test('headings are headings, list items list items', () => {
  expect(draw(aPassage({ kind: 'heading', level: 2 }))).toMatch(/^<h3 /);
  expect(draw(aPassage({ kind: 'list-item', text: '• one' }))).toMatch(/^<li /);
  expect(draw(aPassage({ kind: 'furniture' }))).toMatch(/^<p /);
});

test('markup in a document is text', () => {
  expect(draw(aPassage({ text: '<img src=x onerror=alert(1)>' }))).toContain('&lt;img src=x');
});

test('the hit one is at is told apart from the others, for screen readers too', () => {
  const layers: readonly LayeredMark[] = [
    { start: 0, end: 3, layer: 'search', isCurrent: false },
    { start: 4, end: 7, layer: 'search', isCurrent: true },
  ];
  const markup = draw(aPassage({ text: 'one two' }), { layers });

  expect(markup.match(/<mark/g)).toHaveLength(2);
  expect(markup.match(/aria-current="true"/g)).toHaveLength(1);
});

test('a highlight is a mark with its colour and its line', () => {
  const highlights = [{ start: 0, end: 3, colour: 'green', level: 1, isOpen: false }] as const;
  const markup = draw(aPassage({ text: 'one two' }), { highlights });

  expect(markup).toMatch(/<mark [^>]*data-fill="green" data-line-2="green"[^>]*>one<\/mark>/);
});

test('the words of a link are marked at both of their ends, and are no mark of their own', () => {
  const markup = draw(aPassage({ text: 'one two' }), { links: [{ start: 0, end: 3 }] });

  expect(markup).toMatch(/<span [^>]*data-edges="start end"[^>]*>one<\/span>/);
});
