import { isolated } from '../isolate.ts';
import type { Strings } from '../en.ts';
import { counted, n } from './counting.ts';

export const links: Strings['links'] = {
  kind: 'نخستین با دومین چه نسبتی دارد',
  kinds: {
    'same-utterance': 'همان گفته',
    'translation-of': 'ترجمه',
    corroborates: 'تأیید می‌کند',
    contradicts: 'نقض می‌کند',
    repeats: 'تکرار می‌کند',
    cites: 'استناد می‌کند',
    'see-also': 'نیز بنگرید',
  },
  meanings: {
    'same-utterance': 'هر دو همان سخن گفته‌شده یا نوشته‌شده را نقل می‌کنند.',
    'translation-of': 'نخستین همان دومین است به زبانی دیگر.',
    corroborates: 'نخستین از منبعی مستقل گفتهٔ دومین را تأیید می‌کند.',
    contradicts: 'نخستین چیزی می‌گوید که با درستی دومین سازگار نیست.',
    repeats: 'نخستین گفتهٔ دومین را بازمی‌گوید و خود منبعی مستقل نیست.',
    cites: 'نخستین دومین را منبع خود می‌خواند.',
    'see-also': 'این دو با هم ارتباط دارند.',
  },
  phrases: {
    'same-utterance': { from: 'همان گفته است در', to: 'همان گفته است در' },
    'translation-of': { from: 'ترجمه‌ای است از', to: 'ترجمه شده است در' },
    corroborates: { from: 'تأیید می‌کند', to: 'تأیید می‌شود با' },
    contradicts: { from: 'نقض می‌کند', to: 'نقض می‌شود با' },
    repeats: { from: 'تکرار می‌کند', to: 'تکرار می‌شود در' },
    cites: { from: 'استناد می‌کند به', to: 'به آن استناد می‌شود در' },
    'see-also': { from: 'نیز بنگرید به', to: 'نیز بنگرید به' },
  },
  turn: 'وارونه کردن',
  comment: 'توضیح',
  wholeDocument: 'همهٔ سند',
  problems: {
    samePlace: 'هر دو سر پیوند یک جا هستند. چیزی تغییر نکرد. این را ببندید و جای دیگری برگزینید.',
    isThere: 'پیوندی با همین گفته میان این دو جا هست. چیزی تغییر نکرد.',
  },
  newTitle: 'این پیوند چه می‌گوید؟',
  changeTitle: 'تغییر پیوند',
  make: 'ساختن پیوند',
  save: 'ذخیره',
  change: 'تغییر',
  remove: 'برداشتن',
  goThere: 'رفتن به آنجا',
  openOther: 'باز کردن سند',
  openBeside: 'باز کردن در کنار',
  endLost:
    'سندِ سر دیگر تصحیح شده و واژه‌های آن با اطمینان یافت نشدند. پیوند آن‌ها را نگه می‌دارد تا آن را جای دهید.',
  endMoved: 'سندِ سر دیگر تصحیح شده و واژه‌های آن در جای دیگری یافت شدند.',
  thisEndLost:
    'این سند تصحیح شده و واژه‌های این سر با اطمینان یافت نشدند. پیوند آن‌ها را نگه می‌دارد تا آن را جای دهید.',
  thisEndMoved: 'این سند تصحیح شده و واژه‌های این سر در جای دیگری یافت شدند.',
  toReview: (count) => `${counted(count, 'پیوند')} نیازمند بازبینی است`,
  endToReview: {
    from: {
      moved: 'سندِ واژه‌های نخست تصحیح شده است.',
      'needs-placing': 'واژه‌های نخست در سند تصحیح‌شده با اطمینان یافت نشدند.',
    },
    to: {
      moved: 'سندِ واژه‌های دوم تصحیح شده است.',
      'needs-placing': 'واژه‌های دوم در سند تصحیح‌شده با اطمینان یافت نشدند.',
    },
  },
  pending: 'در انتظار واژه‌ها',
  linking: (words) =>
    `پیوند دادن «${isolated(words)}»: واژه‌های سر دیگر را برگزینید، در همین سند یا سندی دیگر.`,
  placing: (words) => `جای دادن «${isolated(words)}»: واژه‌هایی را برگزینید که به آن‌ها تعلق دارد.`,
  linkToWords: 'پیوند با واژه‌های برگزیده',
  linkToDocument: 'پیوند با همهٔ سند',
  placeHere: 'جای دادن بر واژه‌های برگزیده',
  openItsDocument: 'باز کردن سند آن',
  linkDocument: 'پیوند دادن همهٔ سند…',
  followed: 'راه بازگشت',
  back: 'بازگشت',
  from: (words, title) =>
    words === null ? `به ${isolated(title)}` : `به «${isolated(words)}» در ${isolated(title)}`,
  ofDocument: (links, unplaced) =>
    [
      ...(links === 0 ? [] : [`${counted(links, 'پیوند')} با همهٔ سند`]),
      ...(unplaced === 0 ? [] : [`${n(unplaced)} مورد بی‌جا در این متن`]),
    ].join('، '),
  section: 'پیوندها',
  more: (count) => `${counted(count, 'پیوند')} دیگر در حاشیهٔ متن.`,
};
