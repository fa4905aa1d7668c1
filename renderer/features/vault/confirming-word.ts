/** Whether the word that confirms was typed, whatever the keyboard makes of its letters and spaces. */
export function isWord(typed: string, word: string): boolean {
  return plain(typed) === plain(word);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[“”«»"]/g, '');
}
