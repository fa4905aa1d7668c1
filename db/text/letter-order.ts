/**
 * The letters of the Persian alphabet in its order, each followed by its relatives in Arabic, Kurdish and Urdu. Unicode
 * has پ چ ژ ک گ behind all letters of Arabic, and و behind ه.
 */
const LETTERS = 'ءاٱبپتثٹجچحخدذڈرڕزژسشصضطظعغفڤقکگلڵمنںوۆؤهەہھیئێے';
/** Private use, so that no name holds these signs, and after all other letters that names are written in. */
const FIRST = 0xe000;
const PLACES: ReadonlyMap<string, string> = new Map(
  Array.from(LETTERS, (letter, place) => [letter, String.fromCharCode(FIRST + place)]),
);
const HAS_LETTERS = /[\u0620-\u06ff]/u;

/**
 * Folded words as a key that sorts by the Persian alphabet wherever code units are compared, as SQLite does. Words
 * that are looked up in such a key have to be made one, too; what begins or equals another does so as a key.
 *
 * A table in the place of `Intl.Collator`, because an order that is stored must not change with a version of ICU, and
 * a collator gives no keys.
 */
export function inLetterOrder(folded: string): string {
  if (!HAS_LETTERS.test(folded)) return folded;
  return Array.from(folded, (letter) => PLACES.get(letter) ?? letter).join('');
}
