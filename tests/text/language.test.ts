import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../db/text/language.ts';

const ENGLISH =
  'The report that was published by the commission shows that the letters were read in the summer and that their writers were never told.';
const PERSIAN =
  'گزارشی که دیروز از سوی کمیسیون منتشر شد نشان می‌دهد که نامه‌ها در تابستان خوانده شدند و نویسندگان هرگز از آن آگاه نشدند.';
const ARABIC =
  'يظهر التقرير الذي نشرته اللجنة أمس أن الرسائل قرئت في فصل الصيف وأن الذين كتبوها لم يبلغوا بذلك من قبل أي جهة في المدينة.';

describe('the language of a text', () => {
  it('is told for English, Persian and Arabic', () => {
    expect(detectLanguage(ENGLISH)).toBe('en');
    expect(detectLanguage(PERSIAN)).toBe('fa');
    expect(detectLanguage(ARABIC)).toBe('ar');
  });

  it('is Persian also when typed with the Arabic letters yeh and kaf', () => {
    expect(detectLanguage(PERSIAN.replaceAll('ی', 'ي').replaceAll('ک', 'ك'))).toBe('fa');
    expect(
      detectLanguage('این گونه می شود نوشت نیز می توان خواند این یک متن نیز این گونه'.replaceAll('ی', 'ي')),
    ).toBe('fa');
  });

  it('is English also where Persian names and quotations stand in it', () => {
    expect(detectLanguage(`${ENGLISH} (سند، گزارش) ${ENGLISH}`)).toBe('en');
  });

  it.each([
    [
      'French',
      'Le rapport publié hier par la commission montre que les lettres ont été lues au cours de l’été et que les auteurs n’ont jamais été informés.',
    ],
    [
      'German',
      'Der Bericht, der gestern veröffentlicht wurde, zeigt, dass die Briefe im Sommer gelesen wurden. Das war in der Stadt so, was man am Abend sah.',
    ],
    [
      'Dutch',
      'Het rapport dat gisteren werd gepubliceerd laat zien dat de brieven in de zomer zijn gelezen en dat er van de schrijvers niets was of is gehoord.',
    ],
    [
      'Urdu',
      'یہ رپورٹ جو کل کمیشن نے شائع کی ہے ظاہر کرتی ہے کہ خطوط گرمیوں میں پڑھے گئے اور لکھنے والوں کو کبھی اطلاع نہیں دی گئی۔',
    ],
    [
      'Kurdish',
      'ئەم ڕاپۆرتە کە دوێنێ لە لایەن لیژنەوە بڵاو کرایەوە دەری دەخات کە نامەکان لە هاویندا خوێندرانەوە.',
    ],
    [
      'Russian',
      'Опубликованный вчера доклад комиссии показывает, что письма были прочитаны летом и что их авторам об этом не сообщили.',
    ],
  ])('is undetermined for %s rather than wrong', (_, text) => {
    expect(detectLanguage(text)).toBe('und');
  });

  it('is undetermined for short text, numbers and nothing', () => {
    for (const text of ['', '1988', 'The end of it', 'Key Remarks by the Speaker', 'مصاحبه با او', '***']) {
      expect(detectLanguage(text)).toBe('und');
    }
  });

  it('is undetermined where function words are few among other words, or letters of a neighbour stand between them', () => {
    expect(detectLanguage(`${'montage relief atelier profil balcon '.repeat(20)} ${ENGLISH}`)).toBe('und');
    expect(detectLanguage(PERSIAN.replaceAll('ن', 'ں'))).toBe('und');
  });

  it('is undetermined for a text half in one language and half in another', () => {
    expect(detectLanguage(`${ENGLISH}\n\n${PERSIAN}`)).toBe('und');
  });

  it('is looked for beyond a long foreign beginning', () => {
    expect(detectLanguage(`${'* '.repeat(15_000)}${ENGLISH.repeat(600)}`)).toBe('en');
  });
});
