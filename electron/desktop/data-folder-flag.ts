/**
 * The value of `--data` among the arguments of an Electron process. Chromium's own switches stand among them,
 * so what is not known is left alone here.
 */
export function dataFolderFlag(argv: readonly string[]): string | undefined {
  const index = argv.findLastIndex((argument) => argument === '--data' || argument.startsWith('--data='));
  const argument = argv[index];
  if (argument === undefined) return undefined;
  const value = argument === '--data' ? argv[index + 1] : argument.slice('--data='.length);
  return value === '' ? undefined : value;
}
