import { createDispatch } from '../../db/api/dispatch.ts';
import { createJobs } from '../../db/api/jobs.ts';
import type { OpenLibrary, Vault } from '../../db/api/open-library.ts';
import {
  contract,
  type CoreEvent,
  type MethodInput,
  type MethodName,
  type MethodOutput,
} from '../../db/contract/contract.ts';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import type { VaultStatus } from '../../db/contract/vault.ts';
import { openSearch } from '../../db/search/search.ts';
import { newId } from '../../db/service/new-id.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { valueOf } from './vault.ts';

export interface TestDispatch {
  /** Any call but a job, answered at once. */
  readonly dispatch: (method: string, input: unknown) => Result<unknown>;
  /** A call that must succeed, checked against the contract's own output. */
  readonly call: <Name extends MethodName>(method: Name, input: MethodInput<Name>) => MethodOutput<Name>;
  readonly runJob: (method: string, input: unknown) => Promise<Result<unknown>>;
  readonly events: readonly CoreEvent[];
  readonly records: readonly unknown[];
  readonly commits: readonly number[];
  /** The clock of the library, in milliseconds since 1970; set it to move time. */
  readonly clock: { nowMs: number };
}

/** 2026-01-01T00:00Z: what the clock of a test says until it is moved. */
const NEW_YEAR_2026_MS = 1_767_225_600_000;

const OPEN: VaultStatus = { state: 'open', protection: 'open', hasRecoveryCode: false, isReadOnly: false };

/** Dispatch over an open library; the vault itself cannot be changed through it. */
export function dispatchOver(stores: LibraryStores, makeRoom = (): boolean => false): TestDispatch {
  const events: CoreEvent[] = [];
  const records: unknown[] = [];
  const commits: number[] = [];
  const clock = { nowMs: NEW_YEAR_2026_MS };
  const library: OpenLibrary = {
    stores,
    search: openSearch(stores.databases.library),
    protection: 'open',
    appVersion: '0.0.0-test',
    newId,
    nowMs: () => clock.nowMs,
    isReadOnly: false,
    upkeep: () => ({ setBack: null, lastBackupAtMs: null, isDiskFull: false }),
  };
  let time = 0;
  const answer = createDispatch({
    vault: { ...vaultWith(library, commits), makeRoom },
    now: () => (time += 3),
    newIncident: () => 'incident-1',
    record: (record) => records.push(record),
    emit: (event) => events.push(event),
    jobs: createJobs({
      afterOthers: (next) => void setImmediate(next),
      onProgress: (job, progress) => events.push({ kind: 'progress', job, ...progress }),
    }),
  });
  const dispatch = (method: string, input: unknown): Result<unknown> => {
    const result = answer(method, input);
    if (result instanceof Promise) throw new Error(`${method} is a job: use runJob`);
    return result;
  };
  return {
    dispatch,
    call<Name extends MethodName>(method: Name, input: MethodInput<Name>) {
      const value = valueOf(dispatch(method, input));
      // Sound: the schema that was just applied is the one the type is made from.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return contract[method].output.parse(value) as MethodOutput<Name>;
    },
    runJob: (method, input) => Promise.resolve(answer(method, input)),
    events,
    records,
    commits,
    clock,
  };
}

function vaultWith(library: OpenLibrary, commits: number[]): Vault {
  return {
    status: () => succeed(OPEN),
    create: () => fail('vault-exists', 'There is one.'),
    unlock: () => succeed(OPEN),
    library: () => succeed(library),
    noteCommit: (seq) => commits.push(seq),
    acceptSetBack: () => succeed(null),
    makeRoom: () => false,
    meetDamage: () => undefined,
    backups: {
      list: () => [],
      remove: refuse,
      endedByPassphrase: () => [],
      create: refuseSlice,
      planRestore: refuseSlice,
      restore: refuseSlice,
    },
    lock: refuse,
    touch: () => undefined,
    changePassphrase: refuse,
    addPassphrase: refuse,
    makeRecoveryCode: refuse,
    dropRecoveryCode: refuse,
    recover: refuse,
    removeProtection: refuse,
    erase: refuse,
  };
}

// oxlint-disable-next-line require-yield -- refused before the first slice
function* refuseSlice(): Generator<never, Result<never>> {
  return refuse();
}

function refuse(): Result<never> {
  return fail('not-protected', 'The library of this test has no passphrase.');
}
