import type { Problem } from '../../contract/vault.ts';
import { succeed } from '../../contract/result.ts';
import { verifyLibraryFiles } from '../../store/verify.ts';
import type { LibraryJob } from '../handler.ts';

/** Problems told of; a damaged library may have thousands, and the first ones say enough. */
const MAX_PROBLEMS = 200;

const LOST_ORIGINALS: Problem = {
  what: 'originals',
  id: '',
  message: 'The file originals.db is missing or cannot be opened.',
};

export const verifyLibrary: LibraryJob<'library.verify'> = function* ({ stores, isReadOnly }) {
  // In a library that is open for reading an empty database in memory stands for originals that cannot be opened.
  const problems: Problem[] = isReadOnly && stores.databases.originals.memory ? [LOST_ORIGINALS] : [];
  for (const { done, total, problems: found } of verifyLibraryFiles(stores)) {
    problems.push(...found.slice(0, MAX_PROBLEMS - problems.length));
    yield { done, total };
  }
  return succeed({ ok: problems.length === 0, problems });
};
