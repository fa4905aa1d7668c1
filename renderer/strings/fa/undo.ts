import type { UndoSubject } from '../../../db/contract/undo.ts';
import type { Strings } from '../en.ts';
import { isolated } from '../isolate.ts';
import { counted, n } from './counting.ts';

/** Persian keeps the singular after a number, so that a noun needs only two forms. */
interface Noun {
  readonly a: string;
  readonly one: string;
  /** As it stands before a name, where that differs. */
  readonly named?: string;
}

const DOCUMENT: Noun = { a: 'یک سند', one: 'سند' };
const TAG: Noun = { a: 'یک برچسب', one: 'برچسب' };
const HIGHLIGHT: Noun = { a: 'یک برجسته', one: 'برجسته', named: 'برجستهٔ' };
const LINK: Noun = { a: 'یک پیوند', one: 'پیوند' };
const NOTE: Noun = { a: 'یک یادداشت', one: 'یادداشت' };
const SEARCH: Noun = { a: 'یک جستجو', one: 'جستجو', named: 'جستجوی' };
const SAVED_SEARCH: Noun = {
  a: 'یک جستجوی ذخیره‌شده',
  one: 'جستجوی ذخیره‌شده',
  named: 'جستجوی ذخیره‌شدهٔ',
};
const RECORD: Noun = { a: 'یک مورد', one: 'مورد' };

const quoted = (text: string): string => `«${isolated(text)}»`;

const isNameless = ({ name }: { readonly name?: string | undefined }): boolean => (name ?? '').trim() === '';

function these(noun: Noun, { name, count = 1 }: UndoSubject): string {
  if (name === undefined || isNameless({ name })) return count === 1 ? noun.a : counted(count, noun.one);
  const shown = noun === TAG ? isolated(name) : quoted(name);
  const named = noun === RECORD ? shown : `${noun.named ?? noun.one} ${shown}`;
  return count > 1 ? `${named} و ${n(count - 1)} مورد دیگر` : named;
}

const tagged = ({ into, count = 1 }: UndoSubject): string =>
  into !== undefined && count === 1 ? quoted(into) : counted(count, 'مورد');

const ends = ({ name, into }: UndoSubject): string | null =>
  isNameless({ name }) || into === undefined ? null : `${quoted(name ?? '')} و ${quoted(into)}`;

const steps: Strings['undo']['steps'] = {
  'documents.remove': (subject) => `دور ریختن ${these(DOCUMENT, subject)}`,
  'documents.addVersion': (subject) =>
    `جایگزینی ${these(DOCUMENT, { ...subject, count: 1 })} با نسخهٔ تصحیح‌شده`,
  'tags.create': (subject) => `ساختن ${these(TAG, { ...subject, count: 1 })}`,
  'tags.update': (subject) =>
    subject.into === undefined
      ? `تغییر ${these(TAG, subject)}`
      : `تغییر نام ${these(TAG, subject)} به ${isolated(subject.into)}`,
  'tags.move': (subject) =>
    subject.into === undefined
      ? `بردن ${these(TAG, subject)} به بالاترین سطح`
      : `بردن ${these(TAG, subject)} به زیر ${isolated(subject.into)}`,
  'tags.merge': (subject) =>
    `ادغام ${these(TAG, { ...subject, count: 1 })} در ${subject.into === undefined ? 'برچسبی دیگر' : isolated(subject.into)}`,
  'tags.remove': (subject) => `دور ریختن ${these(TAG, subject)}`,
  'tags.apply': (subject) => `زدن ${these(TAG, { ...subject, count: 1 })} به ${tagged(subject)}`,
  'tags.withdraw': (subject) => `برداشتن ${these(TAG, { ...subject, count: 1 })} از ${tagged(subject)}`,
  'highlights.create': (subject) =>
    isNameless(subject) ? 'برجسته کردن چند واژه' : `برجسته کردن ${quoted(subject.name ?? '')}`,
  'highlights.update': (subject) => `تغییر ${these(HIGHLIGHT, subject)}`,
  'highlights.place': (subject) => `جای دادن ${these(HIGHLIGHT, subject)}`,
  'highlights.confirmPlace': (subject) => `تأیید جای ${these(HIGHLIGHT, subject)}`,
  'highlights.remove': (subject) => `برداشتن ${these(HIGHLIGHT, subject)}`,
  'links.create': (subject) => `پیوند دادن ${ends(subject) ?? 'دو قطعه'}`,
  'links.update': (subject) =>
    ends(subject) === null ? `تغییر ${these(LINK, subject)}` : `تغییر پیوند ${ends(subject)}`,
  'links.placeEnd': (subject) =>
    ends(subject) === null ? 'جای دادن یک سر پیوند' : `جای دادن یک سر پیوند ${ends(subject)}`,
  'links.remove': (subject) =>
    ends(subject) === null || (subject.count ?? 1) > 1
      ? `برداشتن ${these(LINK, subject)}`
      : `برداشتن پیوند ${ends(subject)}`,
  'notes.create': (subject) => `ساختن ${these(NOTE, subject)}`,
  'notes.save': (subject) => `نوشتن در ${these(NOTE, subject)}`,
  'notes.remove': (subject) => `دور ریختن ${these(NOTE, subject)}`,
  'savedSearches.create': (subject) => `ذخیرهٔ ${these(SEARCH, subject)}`,
  'savedSearches.update': (subject) =>
    subject.into === undefined
      ? `تغییر ${these(SAVED_SEARCH, subject)}`
      : `تغییر نام ${these(SAVED_SEARCH, subject)} به ${quoted(subject.into)}`,
  'savedSearches.remove': (subject) => `حذف ${these(SAVED_SEARCH, subject)}`,
  'trash.restore': (subject) => `بازگرداندن ${these(RECORD, subject)} از دورریخته‌ها`,
};

export const undo: Strings['undo'] = {
  steps,
  undoStep: (step) => `واگرد: ${step}`,
  redoStep: (step) => `ازنو: ${step}`,
  nothingToUndo: 'چیزی برای واگرد نیست',
  nothingToRedo: 'چیزی برای ازنو نیست',
  undo: 'واگرد',
  redo: 'ازنو',
  done: (step) => `انجام شد: ${step}.`,
  undone: (step, steps) => (steps > 1 ? `${n(steps)} گام واگرد شد، تا و با: ${step}.` : `واگرد شد: ${step}.`),
  redone: (step, steps) =>
    steps > 1 ? `${n(steps)} گام ازنو انجام شد، تا و با: ${step}.` : `ازنو انجام شد: ${step}.`,
  destroyed: (records) => `نابود شد: ${counted(records, 'مورد')}.`,
  outcome: 'آخرین کار انجام‌شده',
  questions: {
    'documents.remove': 'دور ریختن سندها',
    'documents.addVersion': 'جایگزینی با نسخهٔ تصحیح‌شده',
    'tags.create': 'ساختن برچسب',
    'tags.update': 'تغییر برچسب',
    'tags.move': 'جابه‌جا کردن برچسب',
    'tags.merge': 'ادغام برچسب‌ها',
    'tags.remove': 'دور ریختن برچسب‌ها',
    'tags.apply': 'برچسب زدن',
    'tags.withdraw': 'برداشتن برچسب‌ها',
    'highlights.create': 'برجسته کردن',
    'highlights.update': 'تغییر برجسته‌ها',
    'highlights.place': 'جای دادن برجسته',
    'highlights.confirmPlace': 'تأیید جای برجسته‌ها',
    'highlights.remove': 'برداشتن برجسته‌ها',
    'links.create': 'ساختن پیوند',
    'links.update': 'تغییر پیوند',
    'links.placeEnd': 'جای دادن سر پیوند',
    'links.remove': 'برداشتن پیوندها',
    'notes.create': 'ساختن یادداشت',
    'notes.save': 'ذخیرهٔ یادداشت',
    'notes.remove': 'دور ریختن یادداشت‌ها',
    'savedSearches.create': 'ذخیرهٔ جستجو',
    'savedSearches.update': 'تغییر جستجوی ذخیره‌شده',
    'savedSearches.remove': 'حذف جستجوی ذخیره‌شده',
    'trash.restore': 'بازگرداندن از دورریخته‌ها',
    'undo.undo': 'واگرد آخرین گام',
    'undo.redo': 'انجام دوبارهٔ گام',
    'trash.empty': 'نابود کردن برای همیشه',
  },
  changes: (records) =>
    `این کار ${counted(records, 'مورد')} را تغییر می‌دهد. یک گام است و می‌توان آن را واگرد کرد.`,
  destroys: (records) =>
    `این کار ${counted(records, 'مورد')} را نابود می‌کند: آنچه برگزیده شده و هر چه روی آن ساخته شده است.`,
  destroysForGood:
    'این کار واگرد ندارد. کارهای پیش از آن نیز دیگر واگرد نمی‌شوند: آن گام‌ها واژه‌هایی را نگه داشته‌اند که باید از میان بروند، پس فهرست گام‌ها هم پاک می‌شود. پشتیبان‌های پیشین همه چیز را همچنان دارند.',
  change: (records) => `تغییر ${counted(records, 'مورد')}`,
  destroy: (records) => `نابود کردن ${counted(records, 'مورد')}`,
  cancel: 'انصراف',
  stepsKept: (steps) => counted(steps, 'گام'),
  takenBack: 'واگردشده',
  stands: 'انجام‌شده',
  undoUpTo: 'واگرد تا این‌جا',
  undoUpToOf: (step) => `واگرد تا این‌جا: ${step}`,
  redoUpTo: 'ازنو تا این‌جا',
  redoUpToOf: (step) => `ازنو تا این‌جا: ${step}`,
  records: (records) => counted(records, 'مورد'),
  historyEmptyTitle: 'هنوز کاری انجام نشده است',
  historyEmptyText:
    'هر تغییری در برچسب‌ها، برجسته‌ها، پیوندها، یادداشت‌ها و دورریخته‌ها این‌جا فهرست می‌شود و می‌توان آن را واگرد یا ازنو کرد، پس از راه‌اندازی دوباره نیز. هزار گام آخر نگه داشته می‌شود.',
  inTrash: (entries) => (entries === 0 ? 'خالی' : counted(entries, 'مورد')),
  chosen: (entries) => `${n(entries)} برگزیده`,
  restore: 'بازگرداندن',
  restoreOf: (label) => `بازگرداندن: ${label}`,
  destroyChosen: 'نابود کردن',
  emptyTrash: 'خالی کردن همه',
  renamed: (tags) =>
    `${counted(tags, 'برچسب')} با نامی دیگر بازگشت، زیرا نامش را در این میان برچسبی دیگر گرفته است.`,
  kinds: { document: 'سند', note: 'یادداشت', tag: 'برچسب' },
  withIt: {
    document: (records) => `با ${counted(records, 'مورد')} ساخته‌شده روی آن`,
    note: (records) => `با ${counted(records, 'مورد')}`,
    tag: (records) => `با ${counted(records, 'برچسب')} زیر آن`,
  },
  documentInTrashTitle: 'این سند دور ریخته شده است',
  documentInTrashText: 'برای خواندن، آن را بازگردانید؛ هر چه روی آن ساخته شده با آن بازمی‌گردد.',
  withoutTitle: 'یادداشت بدون واژه',
  trashEmptyTitle: 'چیزی دور ریخته نشده است',
  trashEmptyText:
    'سندها، یادداشت‌ها و برچسب‌هایی که برمی‌دارید، با هر چه روی آن‌ها ساخته شده است، این‌جا می‌مانند تا آن‌ها را بازگردانید یا نابود کنید.',
};
