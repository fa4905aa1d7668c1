import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Router } from 'wouter';
import type { NamedTarget } from '../../db/contract/notes.ts';
import { documentId, highlightId, tagId } from '../../db/contract/ids.ts';
import { canonicalOffset } from '../../db/contract/models.ts';
import { CoreProvider } from '../../renderer/api/core-context.tsx';
import { SessionProvider, createSessionStore } from '../../renderer/app/session.tsx';
import { KnownTargetsProvider } from '../../renderer/features/notes/known-targets.ts';
import { NotePreview } from '../../renderer/features/notes/preview/NotePreview.tsx';
import { cutNote } from '../../renderer/features/notes/preview/parse-note.ts';
import type { CoreTransport } from '../../renderer/host/core-transport.ts';

const TAG = tagId.parse('0000000000000000000000000a');
const QUOTE = highlightId.parse('0000000000000000000000000b');
const GONE = tagId.parse('0000000000000000000000000c');
const DOCUMENT = documentId.parse('0000000000000000000000000d');

const KNOWN: readonly NamedTarget[] = [
  { target: { kind: 'tag', id: TAG }, label: 'Letters', isMissing: false, place: null },
  { target: { kind: 'tag', id: GONE }, label: '', isMissing: true, place: null },
  {
    target: { kind: 'highlight', id: QUOTE },
    label: 'the words of the quote',
    isMissing: false,
    place: {
      documentId: DOCUMENT,
      documentTitle: 'A letter',
      start: canonicalOffset.parse(40),
      end: canonicalOffset.parse(62),
    },
  },
];

/** A core that is never asked: what is drawn here is known. */
const SILENT: CoreTransport = {
  call: () => new Promise(() => undefined),
  subscribe: () => () => undefined,
};

function draw(body: string): string {
  const queryClient = new QueryClient();
  return renderToStaticMarkup(
    <CoreProvider transport={SILENT} queryClient={queryClient} saveAll={() => Promise.resolve()}>
      <QueryClientProvider client={queryClient}>
        <SessionProvider store={createSessionStore('en')}>
          <KnownTargetsProvider
            value={new Map(KNOWN.map((named) => [`${named.target.kind}:${named.target.id}`, named]))}
          >
            <Router ssrPath="/notes">
              <NotePreview body={body} />
            </Router>
          </KnownTargetsProvider>
        </SessionProvider>
      </QueryClientProvider>
    </CoreProvider>,
  );
}

/** Every element and attribute that could load, run or lead somewhere. */
const LEADS_OUT =
  /<(?:img|script|iframe|object|embed|svg:image|link|meta|form|video|audio)\b|\s(?:src|srcset|on\w+|action|formaction)=|href="(?!\/)/i;

test('what Markdown can say is drawn as elements', () => {
  const markup = draw(
    '# One\n\ntwo **three** *four* `five`\n\n> six\n\n1. seven\n2. eight\n\n---\n\n    nine',
  );

  for (const element of [
    '<h3',
    '<strong>three</strong>',
    '<em>four</em>',
    '<code',
    '<blockquote',
    '<ol',
    '<hr',
    '<pre',
  ]) {
    expect(markup).toContain(element);
  }
});

test('headings of a note come after the title of the page and the name of the note', () => {
  expect(draw('# a\n\n###### b')).toMatch(/<h3.*<h6/s);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'a <b onclick="x()">b</b>',
  '<iframe src="https://example.org"></iframe>',
  '<style>* { display: none }</style>',
])('HTML such as %j is text', (html) => {
  const markup = draw(`before\n\n${html}\n\nafter`);

  expect(markup.replaceAll(/&lt;.*?&gt;/gs, '')).not.toMatch(LEADS_OUT);
  expect(markup).toContain('&lt;');
});

test('what stands between two tags is read as Markdown, because the tags are text', () => {
  expect(draw('<div>\n**bold**\n</div>')).toContain('<strong>bold</strong>');
});

test.each([
  '[words](https://example.org/path)',
  '[words](javascript:alert(1))',
  '<https://example.org/path>',
  '[words][one]\n\n[one]: https://example.org/path',
  '![picture](https://example.org/a.png)',
  '![picture](data:image/svg+xml,<svg/>)',
])('%j leads nowhere: its address is a text to be copied', (link) => {
  const markup = draw(link);

  expect(markup).not.toMatch(LEADS_OUT);
  expect(markup).not.toContain('<a ');
  expect(markup).toMatch(/example\.org|javascript:|data:image/);
});

test('a link into the library is a link with the words it was written with', () => {
  expect(draw(`see [[tag:${TAG}|my *letters*]]`)).toMatch(/<a href="\/tags".*my \*letters\*/);
});

test('a link without words is called what its target is called now', () => {
  expect(draw(`[[tag:${TAG}]]`)).toContain('>Letters<');
});

test('a link whose target is gone says so and leads nowhere', () => {
  const markup = draw(`[[tag:${GONE}|Old]]`);

  expect(markup).toContain('no longer in the library');
  expect(markup).not.toContain('<a ');
});

test('a quote alone in its paragraph shows the words of its highlight and the way to them', () => {
  const markup = draw(`![[highlight:${QUOTE}]]`);

  expect(markup).toMatch(/<figure.*<blockquote[^>]*>the words of the quote<.*A letter/s);
  expect(markup).toContain(`href="/documents/${DOCUMENT}?at=40"`);
});

test('a quote among words is quoted among them', () => {
  expect(draw(`He said ![[highlight:${QUOTE}]] then.`)).toMatch(/<p.*<q[^>]*>the words of the quote<\/q>/s);
});

test('a link in code is code', () => {
  expect(draw(`\`[[tag:${TAG}]]\``)).toContain(`[[tag:${TAG}]]</code>`);
});

test('each paragraph has the direction of its own words, whatever language its links are in', () => {
  const markup = draw(`First.\n\nاین نوشته [[tag:${TAG}|Letters]] است\n\n[[tag:${TAG}|نامه‌ها]]`);

  expect(markup.match(/dir="(?:ltr|rtl)"/g)).toEqual(['dir="ltr"', 'dir="rtl"', 'dir="rtl"']);
});

test('the pieces of a note, joined, are the note', () => {
  const paragraphs = Array.from({ length: 80 }, (_, index) => `Paragraph ${index} ${'words '.repeat(30)}`);
  const body = `${paragraphs.join('\n\n')}\n\n\`\`\`\n\ncode\n\n\`\`\`\n\n- a\n\n- b\n`;

  expect(cutNote(body).join('')).toBe(body);
  expect(cutNote(body).length).toBeGreaterThan(5);
});

test.each([
  ['a list with empty lines in it', '- item\n\n'.repeat(400)],
  ['fenced code with empty lines in it', `\`\`\`\n${'line\n\n'.repeat(600)}\`\`\`\n`],
  ['a note with link definitions', `[a]: https://example.org\n\n${'[a] words\n\n'.repeat(400)}`],
])('%s is not cut apart', (_, body) => {
  expect(cutNote(body)).toHaveLength(1);
});

const elements = (markup: string): string[] => markup.match(/<\/?[a-z][a-z0-9]*/g) ?? [];

test('cut in pieces a note is drawn as it is drawn whole', () => {
  const block = `## Heading\n\nText **bold** [[tag:${TAG}|x]].\n\n- one\n- two\n\n> quoted\n\n${'word '.repeat(300)}\n\n`;
  const whole = draw(block.repeat(4)).replaceAll(/<\/?div[^>]*>/g, '');
  const oneByOne = draw(block).replaceAll(/<\/?div[^>]*>/g, '');

  expect(elements(whole)).toEqual(Array.from({ length: 4 }, () => elements(oneByOne)).flat());
});

test('a task is shown by a box with a name instead of by its brackets', () => {
  const markup = draw('- [ ] ask the archive\n- [x] **compare** the dates\n- [X] done too\n- no task');

  expect(markup.match(/aria-label="To do"/g)).toHaveLength(1);
  expect(markup.match(/aria-label="Done"/g)).toHaveLength(2);
  expect(markup).not.toMatch(/\[[ xX]?\]/);
  for (const words of ['ask the archive', '<strong>compare</strong>', 'no task'])
    expect(markup).toContain(words);
});

test('tasks below tasks are tasks, and the words alone decide their direction', () => {
  const markup = draw('1. [x] پرسیدن از بایگانی\n   - [ ] مقایسهٔ تاریخ‌ها');

  expect(markup.match(/role="img"/g)).toHaveLength(2);
  expect(markup).not.toContain('dir="ltr"');
});

test.each(['- [x](x)', '- [ ]', '- [y] no box', '- a [x] in the middle', '[ ] no list', '- `[x]` code'])(
  '%s is no task',
  (body) => {
    expect(draw(body)).not.toContain('role="img"');
  },
);
