import { describe, expect, it } from 'vitest';
import { bridges, isPersianName, latinSoundOf, persianBeginnings } from '../../db/text/script-bridge.ts';
import { soundOf } from '../../db/text/name-key.ts';

/** Names in both scripts, as the bases of their tokens; compounds are joined. */
const SAME: readonly (readonly [latin: string, persian: string])[] = [
  ['raisi', 'رئیسی'],
  ['raeesi', 'رئیسی'],
  ['raisi', 'رییسی'],
  ['nayeri', 'نیری'],
  ['eshraqi', 'اشراقی'],
  ['mehdi', 'مهدی'],
  ['mahdi', 'مهدی'],
  ['hossein', 'حسین'],
  ['hosseini', 'حسینی'],
  ['hassan', 'حسن'],
  ['hassani', 'حسنی'],
  ['khomeini', 'خمینی'],
  ['khamenei', 'خامنهای'],
  ['montazeri', 'منتظری'],
  ['rafsanjani', 'رفسنجانی'],
  ['rouhani', 'روحانی'],
  ['sadegh', 'صادق'],
  ['mohammad', 'محمد'],
  ['ahmad', 'احمد'],
  ['ebrahim', 'ابراهیم'],
  ['ibrahim', 'ابراهیم'],
  ['morteza', 'مرتضی'],
  ['mostafa', 'مصطفی'],
  ['javad', 'جواد'],
  ['hojjat', 'حجت'],
  ['rajavi', 'رجوی'],
  ['mousavi', 'موسوی'],
  ['rezaei', 'رضایی'],
  ['rezai', 'رضائی'],
  ['tabatabaei', 'طباطبایی'],
  ['ahmadinejad', 'احمدینژاد'],
  ['banisadr', 'بنیصدر'],
  ['ghotbzadeh', 'قطبزاده'],
  ['moghiseh', 'مقیسه'],
  ['reyshahri', 'ریشهری'],
  ['fallahian', 'فلاحیان'],
  ['shahriar', 'شهریار'],
  ['zia', 'ضیا'],
  ['ziaei', 'ضیایی'],
  ['saeed', 'سعید'],
  ['seyed', 'سید'],
  ['mahmoud', 'محمود'],
  ['davoud', 'داوود'],
  ['davoud', 'داود'],
  ['fatemeh', 'فاطمه'],
  ['masoumeh', 'معصومه'],
  ['massoud', 'مسعود'],
  ['mohsen', 'محسن'],
  ['naser', 'ناصر'],
  ['ghasem', 'قاسم'],
  ['kazem', 'کاظم'],
  ['yazdi', 'یزدی'],
  ['khosrow', 'خسرو'],
  ['leila', 'لیلا'],
  ['maryam', 'مریم'],
  ['soleimani', 'سلیمانی'],
  ['gholam', 'غلام'],
  ['behrouz', 'بهروز'],
  ['esfahan', 'اصفهان'],
  ['mashhad', 'مشهد'],
  ['qom', 'قم'],
  ['khuzestan', 'خوزستان'],
  ['kordestan', 'کردستان'],
  ['karroubi', 'کروبی'],
  ['lajevardi', 'لاجوردی'],
  ['bakhtiar', 'بختیار'],
  ['faqih', 'فقیه'],
  ['velayat', 'ولایت'],
  ['ayatollah', 'ایتالله'],
  ['beheshti', 'بهشتی'],
  ['taleghani', 'طالقانی'],
  ['shariatmadari', 'شریعتمداری'],
  ['ardebili', 'اردبیلی'],
  ['zadeh', 'زاده'],
  ['karimi', 'کریمی'],
  ['karami', 'کرمی'],
  ['nouri', 'نوری'],
  ['ghorbani', 'قربانی'],
  ['jafar', 'جعفر'],
  ['evin', 'اوین'],
  ['tehran', 'تهران'],
  ['pourmohammadi', 'پورمحمدی'],
  ['hosseinali', 'حسینعلی'],
  ['ali', 'علی'],
  ['alireza', 'علیرضا'],
  ['abdollah', 'عبدالله'],
  ['esmail', 'اسماعیل'],
  ['isa', 'عیسی'],
  ['mousa', 'موسی'],
  ['yahya', 'یحیی'],
  ['omid', 'امید'],
  ['zahra', 'زهرا'],
  ['reza', 'رضا'],
  ['younes', 'یونس'],
  ['akbar', 'اکبر'],
  ['asghar', 'اصغر'],
  ['khalkhali', 'خلخالی'],
  ['mojahedin', 'مجاهدین'],
];

/** Names that stay apart across the scripts as they do within one. */
const APART: readonly (readonly [latin: string, persian: string])[] = [
  ['khomeini', 'خامنهای'],
  ['khamenei', 'خمینی'],
  ['nayeri', 'نوری'],
  ['nouri', 'نیری'],
  ['karimi', 'کرمی'],
  ['karami', 'کریمی'],
  ['hosseini', 'حسنی'],
  ['hassani', 'حسینی'],
  ['hossein', 'حسن'],
  ['hassan', 'حسین'],
  ['raisi', 'رضایی'],
  ['rouhani', 'رحمانی'],
  ['mohammad', 'محمود'],
  ['mahmoud', 'محمد'],
  ['rajavi', 'رضوی'],
  ['amini', 'امامی'],
  ['jalali', 'جلیلی'],
  ['kazemi', 'کریمی'],
  ['montazeri', 'منتظر'],
  ['raisi', 'راسی'],
];

describe('the bridge between the scripts', () => {
  it.each(SAME)('holds %s and %s for one name, and looks it up in either script', (latin, persian) => {
    expect(bridges(latin, persian)).toBe(true);
    expect(latinSoundOf(persian)).toBe(soundOf(latin));
    expect(persianBeginnings(latin)).toContain(persian.slice(0, 2));
  });

  it.each(APART)('keeps %s and %s apart', (latin, persian) => {
    expect(bridges(latin, persian)).toBe(false);
  });

  it('has nothing to say of what is no Persian name', () => {
    for (const base of ['', 'ع', 'raisi', '1367', 'رئیسی1', 'ا'.repeat(41)]) {
      expect(isPersianName(base)).toBe(false);
      expect(latinSoundOf(base)).toBeNull();
      expect(bridges('raisi', base)).toBe(false);
    }
  });
});
