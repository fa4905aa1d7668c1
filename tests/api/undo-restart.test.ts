import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import type { Core } from '../../db/service/core.ts';
import { corpusFile } from '../support/corpus-file.ts';
import { finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
const CHILD = fileURLToPath(new URL('../support/call-core-child.ts', import.meta.url));

function open(dataFolder: string): Core {
  const core = openCoreOn(dataFolder);
  onTestFinished(() => core.close());
  return core;
}

async function documents(core: Core): Promise<readonly string[]> {
  const page = valueOf(await core.call('documents.list', {}));
  return contract['documents.list'].output.parse(page).records.map(({ id }) => id);
}

async function stepsOf(core: Core): Promise<readonly (readonly unknown[])[]> {
  const page = valueOf(await core.call('undo.list', {}));
  return contract['undo.list'].output
    .parse(page)
    .records.map(({ command, records, isUndone }) => [command, records, isUndone]);
}

describe('the steps of an encrypted library', () => {
  it('are undone and made again after it was closed and opened', async () => {
    const folder = vaults.copy('passphrase');
    const first = openCoreOn(folder);
    valueOf(await first.call('vault.unlock', { passphrase: PASSPHRASE }));
    const all = await documents(first);
    const [one = '', two = ''] = all;
    valueOf(await first.call('documents.remove', { documentIds: [one] }));
    valueOf(await first.call('documents.remove', { documentIds: [two] }));
    valueOf(await first.call('undo.undo', {}));
    first.close();

    const second = open(folder);
    valueOf(await second.call('vault.unlock', { passphrase: PASSPHRASE }));
    valueOf(await second.call('undo.redo', {}));
    expect(await documents(second)).toEqual(all.slice(2));
    valueOf(await second.call('undo.undo', {}));
    valueOf(await second.call('undo.undo', {}));
    expect(await documents(second)).toEqual(all);
  });

  it('are there after the process was killed, as far as they were acknowledged', async () => {
    const folder = vaults.copy('open');
    const before = openCoreOn(folder);
    const all = await documents(before);
    before.close();
    const calls = [
      ['documents.remove', { documentIds: [all[0]] }],
      ['documents.remove', { documentIds: [all[1]] }],
      ['undo.undo', {}],
    ];
    const child = spawn(process.execPath, [CHILD, folder, corpusFile(), JSON.stringify(calls)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const answers: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      answers.push(line);
      if (answers.length === calls.length) break;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(answers).toEqual(['ok', 'ok', 'ok']);

    const after = open(folder);
    expect(await stepsOf(after)).toEqual([
      ['documents.remove', 1, true],
      ['documents.remove', 1, false],
    ]);
    valueOf(await after.call('undo.undo', {}));
    expect(await documents(after)).toEqual(all);
    valueOf(await after.call('undo.redo', {}));
    valueOf(await after.call('undo.redo', {}));
    expect(await documents(after)).toEqual(all.slice(2));
  });
});
