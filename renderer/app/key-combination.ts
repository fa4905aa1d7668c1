export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface KeyboardKind {
  readonly isMac: boolean;
}

const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;

/**
 * Whether a key press is the combination, such as `Mod+Shift+F`.
 *
 * Letters are compared by what the key types and, on keyboards that type no Latin letters (Persian), by the
 * place of the key, so that Ctrl+K works on every layout. A single character such as `?` is compared by what
 * is typed, whatever it takes to type it; a letter alone is another combination than the letter with Shift.
 */
export function isCombination(press: KeyPress, combination: string, { isMac }: KeyboardKind): boolean {
  const parts = splitCombination(combination);
  const key = parts.at(-1) ?? '';
  const isTyped = parts.length === 1 && key.length === 1;
  const wanted = new Set(parts.slice(0, -1));
  const control = wanted.has('Ctrl') || (wanted.has('Mod') && !isMac);
  const command = wanted.has('Mod') && isMac;
  if (press.ctrlKey !== control || press.metaKey !== command) return false;
  if (!isTyped && (press.altKey !== wanted.has('Alt') || press.shiftKey !== wanted.has('Shift')))
    return false;
  if (isTyped && (press.altKey || (press.shiftKey && LETTER.test(key)))) return false;
  return isKey(press, key);
}

const LETTER = /^[A-Za-z]$/;

function isKey(press: KeyPress, key: string): boolean {
  if (key === '?' && press.key === '؟') return true;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  const typesLatin = press.key.length !== 1 || press.key < '\u0080';
  if (LETTER.test(key)) return !typesLatin && press.code === `Key${key.toUpperCase()}`;
  return key === ',' && !typesLatin && press.code === 'Comma';
}

/** `Ctrl+Alt+I` into its parts, the key itself last. */
export function splitCombination(combination: string): readonly string[] {
  const parts: string[] = [];
  let rest = combination;
  for (const modifier of MODIFIERS) {
    if (rest.length > modifier.length + 1 && rest.startsWith(`${modifier}+`)) {
      parts.push(modifier);
      rest = rest.slice(modifier.length + 1);
    }
  }
  return [...parts, rest];
}

/** A single character, a capital letter too: what writing needs, and what spoken words may set off. */
export function isTypedCharacter(combination: string): boolean {
  return combination.length === 1 || /^Shift\+.$/u.test(combination);
}

const EDITING: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Delete']);

/**
 * True for combinations that a field for typing needs for itself: characters, moving the cursor by words, deleting, and
 * taking back what was typed.
 */
export function isForText(combination: string): boolean {
  return isTypedCharacter(combination) || combination.includes('Arrow') || EDITING.has(combination);
}

/** The names of the keys as they are engraved, in the order in which they are pressed. */
export function keyNames(
  combination: string,
  names: Readonly<Record<string, string>>,
  { isMac }: KeyboardKind,
): readonly string[] {
  const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
  return splitCombination(combination).map(
    (part) => (isMac ? macNames[part] : undefined) ?? names[part] ?? part,
  );
}
