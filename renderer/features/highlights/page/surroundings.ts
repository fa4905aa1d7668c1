/** What stands before words in their paragraph, from the first whole word that is known of it. */
export function wordsBefore(before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (line.length < before.length) return line;
  const at = line.search(/\s/u);
  return at === -1 || line.slice(at).trim() === '' ? `…${line}` : `…${line.slice(at)}`;
}

/** What stands after words in their paragraph, up to the last whole word that is known of it. */
export function wordsAfter(after: string): string {
  const [line = ''] = after.split('\n', 1);
  if (line.length < after.length) return line;
  const at = line.trimEnd().search(/\s\S*$/u);
  return at <= 0 ? `${line}…` : `${line.slice(0, at)} …`;
}
