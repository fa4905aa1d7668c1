import { existsSync } from 'node:fs';
import type { MethodInput, MethodName, MethodOutput } from '../../db/contract/contract.ts';
import type { VaultStatus } from '../../db/contract/vault.ts';
import { assertNever, succeed, type Result } from '../../db/contract/result.ts';
import { checkNothingElseInside, makeDataFolder, type DataFolder } from '../shared/data-folder.ts';
import { noteFolder, type FolderAsFound } from './folder-as-found.ts';
import { choosePassphrase, passphraseToUnlock, warnOfNeedlessPassphrase } from './passphrase.ts';
import type { CoreClient } from '../../db/service/core-client.ts';
import type { CommandLineIo } from './io.ts';

/** The one core of one run of the command line, started when it is first needed. */
export interface LibrarySession {
  readonly dataFolder: string;
  /** The core with its library open: unlocked, or made where there was none. */
  readonly open: () => Promise<Result<CoreClient>>;
  /** The core, whatever the state of the library; the folder is made only for a call that makes one. */
  readonly start: (purpose: 'to-look' | 'to-create') => Promise<Result<CoreClient>>;
  /** Gives the folder free; where no library came of it, it is left as it was found. */
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly dataFolder: DataFolder;
  /** Whether `--unprotected` was given. */
  readonly mayBeUnprotected: boolean;
  readonly io: CommandLineIo;
}

export function createLibrarySession(options: SessionOptions): LibrarySession {
  const { dataFolder, io } = options;
  let core: CoreClient | null = null;
  // What kept the library shut is not tried again for every call: deriving a key takes a third of a second.
  let refused: Result<never> | null = null;
  let isWarned = false;
  let asFound: FolderAsFound | null = null;
  let hasPrepared = false;

  function warnOnce(): void {
    if (!isWarned) warnOfNeedlessPassphrase(io);
    isWarned = true;
  }

  async function start(purpose: 'to-look' | 'to-create'): Promise<Result<CoreClient>> {
    if (core !== null) return succeed(core);
    if (!hasPrepared) asFound = noteFolder(dataFolder.path);
    if (purpose === 'to-create') {
      const ready = prepareFolder(dataFolder);
      if (!ready.ok) return ready;
      hasPrepared = true;
    }
    const started = await io.startCore(dataFolder.path);
    if (started.ok) core = started.value;
    return started;
  }

  async function open(): Promise<Result<CoreClient>> {
    // Without a folder nothing is touched before it is clear how the library is to be protected.
    if (core === null && !existsSync(dataFolder.path)) return once(() => create(options, start));
    const started = await start('to-look');
    if (!started.ok) return started;
    const status = await callCore(started.value, 'vault.status', {});
    if (!status.ok) return status;
    switch (status.value.state) {
      case 'open':
        if (status.value.protection === 'open') warnOnce();
        // Calls that only read keep no library open; a program that sends them is at work all the same.
        else await callCore(started.value, 'vault.touch', {});
        return started;
      case 'locked':
        return once(() => unlock(started.value, io));
      case 'absent':
        return once(() => create(options, start));
      default:
        return assertNever(status.value.state);
    }
  }

  async function once(attempt: () => Promise<Result<CoreClient>>): Promise<Result<CoreClient>> {
    if (refused !== null) return refused;
    const result = await attempt();
    if (!result.ok) refused = result;
    return result;
  }

  return {
    dataFolder: dataFolder.path,
    start,
    open,
    async close() {
      if (core !== null) {
        await core.close();
        await asFound?.givenFree();
      } else if (hasPrepared) asFound?.untouched();
    },
  };
}

function prepareFolder(dataFolder: DataFolder): Result<null> {
  const unused = checkNothingElseInside(dataFolder);
  return unused.ok ? makeDataFolder(dataFolder) : unused;
}

async function create(
  { dataFolder, mayBeUnprotected, io }: SessionOptions,
  start: LibrarySession['start'],
): Promise<Result<CoreClient>> {
  const unused = checkNothingElseInside(dataFolder);
  if (!unused.ok) return unused;
  const passphrase = await choosePassphrase(io, { mayBeUnprotected });
  if (!passphrase.ok) return passphrase;
  const core = await start('to-create');
  if (!core.ok) return core;
  const created = await callCore(core.value, 'vault.create', { passphrase: passphrase.value });
  if (!created.ok) return created;
  io.warn(
    passphrase.value === null
      ? 'A library was made. It is not protected: whoever has this computer can read it.'
      : 'A library was made. Without its passphrase nobody can open it.',
  );
  return core;
}

async function unlock(core: CoreClient, io: CommandLineIo): Promise<Result<CoreClient>> {
  const passphrase = await passphraseToUnlock(io);
  if (!passphrase.ok) return passphrase;
  const unlocked: Result<VaultStatus> = await callCore(core, 'vault.unlock', {
    passphrase: passphrase.value,
  });
  return unlocked.ok ? succeed(core) : unlocked;
}

/** A call with the contract's types. */
export async function callCore<Name extends MethodName>(
  core: Pick<CoreClient, 'call'>,
  method: Name,
  input: MethodInput<Name>,
): Promise<Result<MethodOutput<Name>>> {
  const result = await core.call(method, input);
  if (!result.ok) return result;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the core's handlers are typed by the same contract
  return succeed(result.value as MethodOutput<Name>);
}
