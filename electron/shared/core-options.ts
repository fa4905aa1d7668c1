import type { CoreClientOptions } from '../../db/service/core-client.ts';
import type { Installation } from './installation.ts';

export interface CoreStart {
  readonly installation: Installation;
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes one line of the log; asked only where `SANAD_LOG` is `1`. */
  readonly writeLog: (line: string) => void;
}

/** How every host starts the core. The log holds durations and codes, never words; it is kept nowhere by itself. */
export function coreOptions({
  installation,
  dataFolder,
  environment,
  writeLog,
}: CoreStart): CoreClientOptions {
  return {
    workerUrl: installation.coreWorker,
    corpusFile: installation.corpusFile,
    appVersion: installation.version,
    dataFolder,
    ...(environment['SANAD_LOG'] === '1' ? { log: writeLog } : {}),
  };
}
