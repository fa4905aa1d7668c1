import type { Problem } from '../../contract/vault.ts';
import { succeed } from '../../contract/result.ts';
import { verifyLibraryFiles } from '../../store/verify.ts';
import type { LibraryJob } from '../handler.ts';

/** Problems told of; a damaged library may have thousands, and the first ones say enough. */
const MAX_PROBLEMS = 200;

export const verifyLibrary: LibraryJob<'library.verify'> = function* ({ stores }) {
  const problems: Problem[] = [];
  for (const { done, total, problems: found } of verifyLibraryFiles(stores)) {
    problems.push(...found.slice(0, MAX_PROBLEMS - problems.length));
    yield { done, total };
  }
  return succeed({ ok: problems.length === 0, problems });
};
