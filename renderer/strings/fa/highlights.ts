import { isolated } from '../isolate.ts';
import type { Strings } from '../en.ts';
import { counted, n } from './counting.ts';

const colours: Strings['highlights']['colours'] = {
  yellow: 'زرد',
  green: 'سبز',
  blue: 'آبی',
  purple: 'بنفش',
  red: 'سرخ',
  grey: 'خاکستری',
};

const lines: Strings['highlights']['colours'] = {
  yellow: 'خط پیوسته',
  green: 'خط بریده',
  blue: 'خط دوتایی',
  purple: 'خط نقطه‌ای',
  red: 'خط کنگره‌دار',
  grey: 'خط و نقطه',
};

type MarginContent = Parameters<Strings['highlights']['margin']>[0];

const parts = ({ highlights, links, comments, notes, toReview }: MarginContent): string =>
  [
    highlights > 0 ? counted(highlights, 'برجسته') : '',
    toReview > 0 ? `${n(toReview)} نیازمند بازبینی` : '',
    comments > 0 ? counted(comments, 'توضیح') : '',
    notes > 0 ? counted(notes, 'یادداشت') : '',
    links > 0 ? counted(links, 'پیوند') : '',
  ]
    .filter((part) => part !== '')
    .join('، ');

const SPOKEN_WHOLE = 240;
const SPOKEN_PART = 80;

export const highlights: Strings['highlights'] = {
  colours,
  colourWithLine: (colour) => `${colours[colour]}، ${lines[colour]}`,
  colour: 'رنگ',
  figure: (count) => n(count),
  count: (total) => counted(total, 'برجسته'),
  toolbar: 'واژه‌های برگزیده',
  highlightIn: (colour) => `برجسته کردن: ${colour}`,
  withComment: 'برجسته کردن با توضیح',
  withTags: 'برجسته کردن با برچسب',
  linkWords: 'پیوند دادن این واژه‌ها',
  noteOnWords: 'یادداشت بر این واژه‌ها',
  copyWithSource: 'رونوشت با ذکر منبع',
  copied: 'با ذکر منبع رونوشت شد.',
  citation: ({ words, title, source, date, passage }) =>
    `«${words}»\n(${title}؛ ${source}؛ ${date}؛ قطعهٔ ${n(passage)})`,
  made: (words) => `برجسته شد: ${isolated(words)}`,
  chosenWords: (words) =>
    words.length <= SPOKEN_WHOLE
      ? words
      : `${words.slice(0, SPOKEN_PART)} … ${words.slice(-SPOKEN_PART)} (${counted(words.split(/\s+/).length, 'واژه')})`,
  caret: {
    title: 'برگزیدن واژه‌ها با صفحه‌کلید',
    word: 'واژه',
    line: 'سطر',
    sentence: 'جمله',
    extend: 'گسترش',
    highlight: 'برجسته کردن',
    comment: 'توضیح',
    link: 'پیوند',
    note: 'یادداشت',
    leave: 'پایان',
  },
  margin: (content) => `${parts(content)}؛ ${isolated(content.opening ?? '')}`,
  card: {
    title: 'برجسته',
    linkTitle: 'پیوند',
    comment: 'توضیح',
    tags: 'برچسب‌های این برجسته',
    link: 'پیوند',
    remove: 'برداشتن',
    adjust: 'تنظیم دو سر آن',
    ends: { start: 'آغاز', end: 'پایان' },
    endSteps: {
      'start-out': 'افزودن واژهٔ پیشین',
      'start-in': 'کنار گذاشتن نخستین واژه',
      'end-in': 'کنار گذاشتن واپسین واژه',
      'end-out': 'افزودن واژهٔ بعدی',
    },
    chooseAnew: 'برگزیدن واژه‌های دیگر',
    allHere: (count) => `هر ${n(count)} مورد اینجا`,
    moreHere: (count) => `و ${n(count)} مورد دیگر، در صفحهٔ برجسته‌ها.`,
  },
  review: {
    title: 'نیازمند بازبینی',
    lead: 'از هنگام تصحیح سندها، برخی برجسته‌ها و پیوندها باید بازبینی شوند.',
    moved: 'متن تصحیح شده است. این واژه‌ها بیش از همه همانندند؛ آیا همین‌ها درست‌اند؟',
    movedSame: 'متن تصحیح شده و همین واژه‌ها اکنون جای دیگری‌اند. آیا جای درست همین است؟',
    before: 'پیش از این',
    now: 'اکنون',
    confirm: 'درست است',
    placeAnew: 'برگزیدن واژه‌های دیگر',
    lost: 'در متن تصحیح‌شده با اطمینان یافت نشد. نگه داشته می‌شود تا آن را جای دهید یا بردارید.',
    place: 'برگزیدن واژه‌های آن',
    showLost: (count) => `${n(count)} مورد نیازمند جای`,
    showMoved: (count) => `${n(count)} مورد جابه‌جاشده`,
  },
  page: {
    filter: 'پالودن با واژه یا توضیح',
    anyColour: 'همهٔ رنگ‌ها',
    state: 'وضعیت',
    anyState: 'همهٔ وضعیت‌ها',
    states: {
      anchored: 'در جای خود',
      moved: 'جابه‌جاشده، نیازمند بازبینی',
      'needs-placing': 'نیازمند جای',
    },
    anyDocument: 'برگزیدن سند',
    everyDocument: 'همهٔ سندها',
    chooseDocument: 'برجسته‌های کدام سند؟',
    notes: (count) => counted(count, 'یادداشت'),
    chosen: (count) => `${n(count)} مورد برگزیده`,
    confirmPlaces: (count) => `درست: ${n(count)}`,
    tagThem: 'برچسب زدن',
    tagTitle: (count) => `برچسب زدن به ${counted(count, 'برجسته')}`,
    chooseNone: 'برنگزیدن هیچ‌یک',
    emptyTitle: 'هنوز چیزی برجسته نشده است',
    emptyText:
      'هنگام خواندن واژه‌هایی را برگزینید و رنگی را انتخاب کنید، یا با کلید F7 آن‌ها را با صفحه‌کلید برگزینید. برجسته‌ها واژه‌ها، توضیح و برچسب‌های خود را نگه می‌دارند و از همهٔ سندها در اینجا فهرست می‌شوند.',
    nothingTitle: 'هیچ برجسته‌ای چنین نیست',
    nothingText: 'هیچ‌یک همهٔ آنچه را که خواسته‌اید ندارد.',
    reviewedTitle: 'چیزی برای بازبینی نمانده است',
    reviewedText: 'همهٔ برجسته‌ها و پیوندها در جای خودند.',
    showAll: 'نمایش همهٔ برجسته‌ها',
  },
  version: {
    more: 'بیشتر',
    action: 'جایگزینی با نسخهٔ تصحیح‌شده…',
    title: 'جایگزینی با نسخهٔ تصحیح‌شده',
    intro: (file, title) =>
      `${isolated(file)} جای ${isolated(title)} را می‌گیرد، با همهٔ آنچه بر آن ساخته شده است. نسخهٔ کنونی بایت‌ها و متن خود را نگه می‌دارد و اگر این کار را واگرد کنید بازمی‌گردد.`,
    planning: 'جستن واژه‌های برجسته‌ها و پیوندها در متن تازه',
    nothingMade: 'بر این سند برجسته یا پیوندی نیست.',
    anchored: 'برجسته‌ها و سرهای پیوند که واژه‌هایشان یافت شد',
    moved: 'با واژه‌هایی دیگر یافت شد، نیازمند بازبینی',
    needsPlacing: 'با اطمینان یافت نشد، شما باید جای دهید',
    replace: 'جایگزین کردن',
    chooseAnother: 'برگزیدن پرونده‌ای دیگر',
    older: 'نسخه‌ای پیشین',
    olderText:
      'این نسخه‌ای پیشین است. نسخه‌ای تصحیح‌شده جای آن را گرفته و برجسته‌ها، پیوندها و برچسب‌ها بر آن هستند.',
    openNewer: 'باز کردن نسخهٔ تصحیح‌شده',
    problems: {
      'not-text':
        'این پرونده متن سادهٔ UTF-8 نیست. چیزی تغییر نکرد. آن را به صورت متن UTF-8 ذخیره کنید و دوباره برگزینید.',
      'too-large':
        'این پرونده درازتر از آن است که از این راه پذیرفته شود: ۹۰۰٬۰۰۰ نویسه، و در خط‌هایی که جای بیشتری می‌خواهند کمتر. چیزی تغییر نکرد.',
      empty: 'این پرونده واژه‌ای ندارد. چیزی تغییر نکرد. پرونده‌ای دیگر برگزینید.',
      unreadable: 'این پرونده خوانده نشد. چیزی تغییر نکرد. دوباره آن یا پرونده‌ای دیگر را برگزینید.',
    },
  },
  ofDocument: {
    title: 'برجسته‌ها',
    none: 'هیچ واژه‌ای از این سند برجسته نشده است.',
    all: (total) => `همهٔ ${n(total)} برجستهٔ این سند`,
    allShort: (total) => `همهٔ ${n(total)} برجسته`,
  },
  hit: {
    highlight: 'برجسته کردن',
    highlightOf: (passage) => `برجسته کردن در ${passage}`,
    words: 'واژه‌های یافته‌شده',
    sentence: 'همهٔ جمله',
  },
};
