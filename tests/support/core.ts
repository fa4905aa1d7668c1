import { onTestFinished } from 'vitest';
import { contract, type CoreEvent, type MethodInput, type MethodName } from '../../db/contract/contract.ts';
import type { DocumentSummary } from '../../db/contract/models.ts';
import type { Result } from '../../db/contract/result.ts';
import { openCore, type Core, type CoreOptions } from '../../db/service/core.ts';
import { corpusFile } from './corpus-file.ts';
import { valueOf } from './vault.ts';

export interface TestCore {
  readonly core: Core;
  readonly events: readonly CoreEvent[];
  /** Lines of the log, parsed. */
  readonly log: readonly unknown[];
  /** Calls a method; what it answers must have the shape that the contract promises. */
  call<Name extends MethodName>(method: Name, input: MethodInput<Name>): Promise<Result<unknown>>;
  /** The documents of the open library, in the order they came. */
  documents(): Promise<readonly DocumentSummary[]>;
}

/** A core in this thread on the given folder, closed with the test. */
export function startTestCore(options: Pick<CoreOptions, 'dataFolder'> & Partial<CoreOptions>): TestCore {
  const log: unknown[] = [];
  const events: CoreEvent[] = [];
  const core = valueOf(
    openCore({
      corpusFile: corpusFile(),
      appVersion: '0.0.0-test',
      log: (line) => log.push(JSON.parse(line)),
      ...options,
    }),
  );
  onTestFinished(() => core.close());
  core.subscribe((event) => events.push(event));
  async function call(method: MethodName, input: unknown): Promise<Result<unknown>> {
    const result = await core.call(method, input);
    if (result.ok) contract[method].output.parse(result.value);
    return result;
  }
  return {
    core,
    events,
    log,
    call,
    async documents() {
      const page = valueOf(await core.call('documents.list', { limit: 200 }));
      return contract['documents.list'].output.parse(page).records;
    },
  };
}
