import type { Page } from 'playwright-core';
import { callCore } from './core-call.ts';
import { idOf, makeHighlight, makeLink, placeOf } from './marks.ts';
import { ALLEGATIONS, MASSACRE, NEW_AUDIO, NEWLY_RELEASED, THE_TAPE } from './seed-documents.ts';

/** Clearly invented, with everything that makes writing from the right difficult. */
export const PERSIAN_TEXT = [
  'شهادت آزمایشی',
  'این متنی آزمایشی است که نام‌های ساختگی دارد. آقای آزمون گفت: «هیچ‌کس نیامد.» سپس Test Person (آزمونی) در ۳۰٬۰۰۰ برگ نوشت که می‌شود، و کسی آن برگ‌ها را ندید.',
  'بند دوم چند سطر دارد تا دیده شود که نشانه‌ها در حاشیه کجا می‌ایستند و آیا روی واژه‌ها می‌افتند یا نه. این جمله تنها برای پر کردن سطر نوشته شده است.',
  'A line from the left stands between the others, with words of its own.',
].join('\n\n');

export const PERSIAN_TITLE = 'شهادت آزمایشی';

export interface MarkedTexts {
  /** Highlights that overlap, with comments, tags and a note, and links from words and from the whole. */
  readonly marked: string;
  /** Highlights that have moved and such as have no place. */
  readonly corrected: string;
  /** What `corrected` was before. */
  readonly earlier: string;
  readonly persian: string;
}

/** Makes everything that can be made on texts, once in a library. */
export async function markTexts(page: Page): Promise<MarkedTexts> {
  const { records } = await callCore(page, 'notes.list', { text: 'marked texts' });
  const [note] = records;
  // The ids are kept where the library keeps them: in a note.
  const kept = note === undefined ? null : (await callCore(page, 'notes.get', { noteId: note.id })).body;
  if (kept !== null) {
    const [marked = '', corrected = '', earlier = '', persian = ''] = kept.split('\n');
    return { marked, corrected, earlier, persian };
  }
  const marked = await markOne(page);
  const { corrected, earlier } = await correctOne(page);
  const persian = await markPersian(page);
  const body = [marked, corrected, earlier, persian].join('\n');
  await callCore(page, 'notes.create', { title: 'Marked texts', body });
  return { marked, corrected, earlier, persian };
}

async function markOne(page: Page): Promise<string> {
  const marks = [
    { words: 'newly surfaced audio recording', colour: 'yellow' },
    { words: 'audio recording, reported by BBC Persian', colour: 'blue', comment: 'Which programme was it?' },
    { words: 'recording, reported by', colour: 'red' },
    { words: 'systematic mass execution of political prisoners in Iran', colour: 'green' },
    { words: 'scale, intent, ruthlessness, and consequences', colour: 'purple', comment: 'To be quoted.' },
    { words: 'Background: The 1988 Massacre', colour: 'grey' },
  ] as const;
  const ids: string[] = [];
  for (const mark of marks) ids.push((await makeHighlight(page, NEW_AUDIO, mark)).id);
  await callCore(page, 'tags.create', { name: 'Recording', colour: 'blue', highlightIds: ids.slice(0, 2) });
  const [first = ''] = ids;
  await callCore(page, 'notes.create', { title: 'On it', body: '', about: { kind: 'highlight', id: first } });
  const here = { seed: NEW_AUDIO, words: 'Ayatollah Hossein-Ali Montazeri, then-Deputy Supreme' };
  await makeLink(page, here, { seed: THE_TAPE, words: 'sent shockwaves through Iran' });
  await makeLink(page, here, { seed: MASSACRE, words: 'greatest crime committed' });
  const documentId = await idOf(page, NEW_AUDIO);
  await callCore(page, 'links.create', {
    kind: 'repeats',
    from: { documentId, range: null },
    to: { documentId: await idOf(page, THE_TAPE), range: null },
    comment: 'Both rest on one recording.',
  });
  return documentId;
}

const MOVED = 'It is in my opinion the greatest crime committed during the Islamic Revolution';
const LOST = 'Killing is the wrong way to resist against ideas';

async function correctOne(page: Page): Promise<Pick<MarkedTexts, 'corrected' | 'earlier'>> {
  await makeHighlight(page, ALLEGATIONS, { words: MOVED, colour: 'red' });
  await makeHighlight(page, ALLEGATIONS, { words: LOST, colour: 'yellow', comment: 'Said in the clip.' });
  const { documentId: earlier } = await placeOf(page, ALLEGATIONS, MOVED);
  const { text } = await callCore(page, 'documents.text', { documentId: earlier, start: 0, end: 200_000 });
  for (const words of [MOVED, LOST]) {
    const { start, end } = await placeOf(page, ALLEGATIONS, words);
    const to = { documentId: await idOf(page, MASSACRE), range: null };
    await callCore(page, 'links.create', {
      kind: 'repeats',
      from: { documentId: earlier, range: { start, end } },
      to,
      comment: 'As a whole.',
    });
  }
  const corrected = text.replace(MOVED, MOVED.replace('crime', 'crimes')).replace(LOST, '');
  const added = await callCore(page, 'documents.addVersion', {
    documentId: earlier,
    file: 'corrected.txt',
    text: corrected,
  });
  return { earlier, corrected: added.document.id };
}

async function markPersian(page: Page): Promise<string> {
  const documentId = await idOf(page, NEWLY_RELEASED);
  const { document } = await callCore(page, 'documents.addVersion', {
    documentId,
    file: 'persian.txt',
    text: PERSIAN_TEXT,
  });
  const rangeOf = (words: string) => {
    const start = PERSIAN_TEXT.indexOf(words);
    return { start, end: start + words.length };
  };
  const marks = [
    { words: 'متنی آزمایشی است که نام‌های ساختگی دارد', colour: 'yellow' },
    { words: 'ساختگی دارد. آقای آزمون', colour: 'green' },
    { words: 'Test Person (آزمونی)', colour: 'blue' },
    { words: 'نشانه‌ها در حاشیه', colour: 'purple' },
  ] as const;
  for (const { words, colour } of marks) {
    const comment = colour === 'purple' ? 'یک توضیح آزمایشی' : '';
    await callCore(page, 'highlights.create', {
      documentId: document.id,
      ...rangeOf(words),
      colour,
      comment,
    });
  }
  await callCore(page, 'links.create', {
    kind: 'contradicts',
    from: { documentId: document.id, range: rangeOf('هیچ‌کس نیامد') },
    to: { documentId: document.id, range: rangeOf('کسی آن برگ‌ها را ندید') },
  });
  return document.id;
}
