/** Longest name of a tag, in UTF-16 units. */
export const MAX_NAME_LENGTH = 200;

const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a name has characters that do not show or that turn the text around them, or none that can be seen. */
export function isUnseeable(name: string): boolean {
  return HIDDEN.test(name) || !VISIBLE.test(name) || !name.isWellFormed();
}
