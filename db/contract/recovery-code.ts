/**
 * The recovery code: 140 random bits in Crockford base 32, written as seven groups of five characters.
 *
 *     7K3M9-0QZ4B-…        four characters of the code and one check character in each group
 *
 * The check character is a sum in GF(32) over the four characters, each weighed by another power of 2, and the place of
 * the group. One wrong character in a group, two that changed places in it, and two groups that changed places are
 * always found; any other mistake in 31 cases of 32. So a group that was mistyped is told by its number, before a key
 * is derived from the code.
 */
export const RECOVERY_CODE = { groups: 7, charactersInGroup: 5, bits: 140 } as const;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PAYLOAD_LENGTH = RECOVERY_CODE.charactersInGroup - 1;

/** How each reading of a code ended. Groups are counted from 1. */
export type ReadRecoveryCode =
  /** `code` is what a key is made from: the 28 characters without the check characters. */
  | { readonly kind: 'complete'; readonly code: string }
  /** Something in these groups is not as it was written down. */
  | { readonly kind: 'mistyped'; readonly groups: readonly number[] }
  /** All groups that are there are right, but they are not seven. */
  | { readonly kind: 'unfinished'; readonly groups: number };

/** The code of 28 random numbers from 0 to 31, as it is shown: groups with their check characters, joined by dashes. */
export function writeRecoveryCode(numbers: readonly number[]): string {
  const groups = Array.from({ length: RECOVERY_CODE.groups }, (_, index) => {
    const payload = numbers.slice(index * PAYLOAD_LENGTH, (index + 1) * PAYLOAD_LENGTH);
    return [...payload, checkOf(payload, index)].map(digitOf).join('');
  });
  return groups.join('-');
}

/**
 * Reads a code as it was typed: case, spaces and dashes do not matter, O is read as 0, I and L as 1, and the figures of
 * Persian and Arabic keyboards as what they are.
 */
export function readRecoveryCode(typed: string): ReadRecoveryCode {
  const groups = groupsIn(typed);
  const mistyped = groups.flatMap((group, index) => (isRight(group, index) ? [] : [index + 1]));
  if (mistyped.length > 0) return { kind: 'mistyped', groups: mistyped };
  if (groups.length < RECOVERY_CODE.groups) return { kind: 'unfinished', groups: groups.length };
  return { kind: 'complete', code: groups.map((group) => group.slice(0, PAYLOAD_LENGTH)).join('') };
}

/**
 * What was typed, in the groups it was typed in; what was typed without spaces or dashes is cut into groups. A group with
 * one character too many stays one group, so that those after it keep their numbers.
 */
function groupsIn(typed: string): string[] {
  const parts = typed
    .toUpperCase()
    .replace(/[\u06F0-\u06F9\u0660-\u0669]/g, (figure) => String(figure.charCodeAt(0) & 15))
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .split(/[\s\p{Pd}\p{Cf}_.,]+/u)
    .filter((part) => part !== '');
  const isWhole = (part: string): boolean =>
    parts.length > 1 && part.length < 2 * RECOVERY_CODE.charactersInGroup;
  return parts.flatMap((part) => (isWhole(part) ? [part] : (part.match(/.{1,5}/gsu) ?? [])));
}

function isRight(group: string, index: number): boolean {
  const numbers = Array.from(group, (character) => DIGITS.indexOf(character));
  if (index >= RECOVERY_CODE.groups || numbers.includes(-1)) return false;
  if (numbers.length !== RECOVERY_CODE.charactersInGroup) return false;
  return numbers.at(-1) === checkOf(numbers.slice(0, -1), index);
}

function digitOf(number: number): string {
  const digit = DIGITS[number];
  if (digit === undefined) throw new RangeError('A character of a recovery code stands for five bits');
  return digit;
}

/** c₁·2⁴ + c₂·2³ + c₃·2² + c₄·2 + the group's place, in GF(32). */
function checkOf(payload: readonly number[], index: number): number {
  const sum = payload.reduce((rest, number) => doubled(rest ^ number), 0);
  return sum ^ (index + 1);
}

/** Times 2 in GF(32), by the polynomial x⁵ + x² + 1. */
function doubled(number: number): number {
  const shifted = number << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}
