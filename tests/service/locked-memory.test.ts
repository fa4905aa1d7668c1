import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { unsealWithPassphrase } from '../../db/vault/key-slots.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { corpusFile } from '../support/corpus-file.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
const CHILD = fileURLToPath(new URL('../support/locked-core-child.ts', import.meta.url));
const PIECE_BYTES = 2 ** 20;

/** How often a process holds these bytes in the memory that it can write to, found as a debugger would find them. */
function timesInMemory(processId: number, sought: Buffer): number {
  const memory = openSync(`/proc/${processId}/mem`, 'r');
  const piece = Buffer.alloc(PIECE_BYTES);
  const found = new Set<number>();
  try {
    for (const line of readFileSync(`/proc/${processId}/maps`, 'utf8').split('\n')) {
      const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (range === null) continue;
      const end = Number.parseInt(range[2] ?? '', 16);
      // Pieces overlap, so that nothing is missed at their ends.
      for (let at = Number.parseInt(range[1] ?? '', 16); at < end; at += PIECE_BYTES - sought.length) {
        const read = readAt(memory, piece.subarray(0, Math.min(PIECE_BYTES, end - at)), at);
        for (let hit = read.indexOf(sought); hit !== -1; hit = read.indexOf(sought, hit + 1))
          found.add(at + hit);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found.size;
}

/** Pages that were never touched, or belong to a device, cannot be read. */
function readAt(memory: number, into: Buffer, position: number): Buffer {
  try {
    return into.subarray(0, readSync(memory, into, 0, into.length, position));
  } catch {
    return into.subarray(0, 0);
  }
}

it.runIf(process.platform === 'linux')(
  'the key is in memory while the library is open, and nowhere once it is locked',
  async () => {
    const dataFolder = vaults.copy('passphrase');
    const key = valueOf(unsealWithPassphrase(valueOf(readVaultFile(dataFolder)), PASSPHRASE));
    const child = spawn(process.execPath, [CHILD, dataFolder, corpusFile(), PASSPHRASE], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const heldNow = async (): Promise<[state: string, isHeld: boolean]> => {
      const [said]: unknown[] = await once(child.stdout, 'data');
      return [String(said), timesInMemory(child.pid ?? 0, key) > 0];
    };
    const open = await heldNow();
    child.stdin.write('lock\n');
    const locked = await heldNow();
    child.stdin.end();
    await ended;
    expect([open, locked]).toEqual([
      ['open', true],
      ['locked', false],
    ]);
  },
  60_000,
);
