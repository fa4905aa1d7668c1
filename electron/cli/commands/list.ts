import type { Command } from '../command.ts';

/** Every command there is. To add one: its file beside this one, and an entry here. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'status',
    usage: 'status',
    summary: 'what the library holds and how it is protected',
    words: { least: 0, most: 0 },
    flags: [],
    load: async () => (await import('./status.ts')).runStatus,
  },
  {
    name: 'documents',
    usage: 'documents',
    summary: 'the documents, with what each states about its own source',
    words: { least: 0, most: 0 },
    flags: [],
    load: async () => (await import('./documents.ts')).runDocuments,
  },
  {
    name: 'read',
    usage: 'read ID',
    summary: 'the text of one document',
    words: { least: 1, most: 1 },
    flags: [],
    load: async () => (await import('./read.ts')).runRead,
  },
  {
    name: 'search',
    usage: 'search QUERY [--exact] [--limit N]   or   search - [--exact] [--limit N]',
    summary:
      'passages that match, best first; “-” reads the query from standard input, so that the shell’s history does not keep it; --exact takes only the spelling typed; N is 20, at most 200',
    words: { least: 1, most: 1 },
    flags: [{ name: '--exact' }, { name: '--limit', value: 'N' }],
    load: async () => (await import('./search.ts')).runSearch,
  },
  {
    name: 'backup',
    usage: 'backup FILE',
    summary:
      'one encrypted file with everything, to be kept on another medium; an existing FILE is never replaced, and it may not lie in the data folder',
    words: { least: 1, most: 1 },
    flags: [],
    load: async () => (await import('./backup.ts')).runBackup,
  },
  {
    name: 'restore',
    usage: 'restore FILE',
    summary: 'puts what “backup” made in the library’s place; the library that was there is kept',
    words: { least: 1, most: 1 },
    flags: [],
    load: async () => (await import('./restore.ts')).runRestore,
  },
  {
    name: 'verify',
    usage: 'verify',
    summary: 'reads everything there is and says whether it is as it should be; if not, the exit status is 1',
    words: { least: 0, most: 0 },
    flags: [],
    load: async () => (await import('./verify.ts')).runVerify,
  },
  {
    name: 'call',
    usage: 'call METHOD [JSON]   or   call --list',
    summary: 'any method of the contract; “-” reads the JSON from standard input',
    words: { least: 0, most: 2 },
    flags: [{ name: '--list' }],
    load: async () => (await import('./call.ts')).runCall,
  },
  {
    name: 'batch',
    usage: 'batch',
    summary:
      'reads lines {"method", "input"} from standard input and answers every line with one line, in order',
    words: { least: 0, most: 0 },
    flags: [],
    load: async () => (await import('./batch.ts')).runBatch,
  },
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
