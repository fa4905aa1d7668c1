import { TOPICS } from '../../contract/topics.ts';
import { succeed } from '../../contract/result.ts';
import type { VaultCommand, VaultJob, VaultQuery } from '../handler.ts';
import { unknownCursor } from './known-document.ts';

const DEFAULT_PAGE = 100;
const CURSOR = /^\d{1,9}$/;

export const listBackups: VaultQuery<'backups.list'> = ({ backups }, { cursor, limit = DEFAULT_PAGE }) => {
  if (cursor !== undefined && !CURSOR.test(cursor)) return unknownCursor();
  const all = backups.list();
  const start = Number(cursor ?? 0);
  const next = start + limit;
  return succeed({
    records: all.slice(start, next),
    total: all.length,
    next: next < all.length ? String(next) : null,
  });
};

export const createBackup: VaultJob<'backups.create'> = function* ({ backups }) {
  const made = yield* backups.create();
  return made.ok ? succeed({ value: made.value, topics: ['backups'] }) : made;
};

export const removeBackup: VaultCommand<'backups.remove'> = ({ backups }, { name }) => {
  const removed = backups.remove(name);
  return removed.ok ? succeed({ value: {}, topics: ['backups'] }) : removed;
};

export const planRestore: VaultJob<'backups.planRestore'> = function* ({ backups }, { name, passphrase }) {
  const plan = yield* backups.planRestore({ name, passphrase });
  return plan.ok ? succeed({ value: plan.value, topics: [] }) : plan;
};

/** Whatever a window showed before, there is another library behind it now. */
export const restoreBackup: VaultJob<'backups.restore'> = function* ({ backups }, { name, passphrase }) {
  const restored = yield* backups.restore({ name, passphrase });
  return restored.ok ? succeed({ value: restored.value, topics: TOPICS }) : restored;
};
