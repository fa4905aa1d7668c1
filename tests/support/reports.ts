import {
  contract,
  type MethodInput,
  type MethodName,
  type MethodOutput,
} from '../../db/contract/contract.ts';
import type { DocumentId } from '../../db/contract/ids.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';
import { takeInFile } from './corpus.ts';
import { dispatchOver, type TestDispatch } from './dispatch.ts';
import { emptyLibrary, stated } from './library.ts';
import { valueOf } from './vault.ts';

/** An invented document and what it says of itself. */
export interface Report {
  readonly name: string;
  readonly text: string;
  readonly publisher?: string;
  readonly date?: string;
}

export interface ReportLibrary extends TestDispatch {
  /** The present document of that file. */
  readonly id: (name: string) => DocumentId;
  /** A job that must succeed, checked against the contract's own output. */
  readonly job: <Name extends MethodName>(
    method: Name,
    input: MethodInput<Name>,
  ) => Promise<MethodOutput<Name>>;
}

/** A library of reports, by way of the real importer and the real index. */
export function libraryOfReports(reports: readonly Report[]): ReportLibrary {
  const stores = emptyLibrary();
  for (const { name, text, publisher, date } of reports) {
    const source = {
      ...emptySourceRecord(),
      publisher: publisher === undefined ? null : stated(publisher),
      date: date === undefined ? null : stated(date),
    };
    takeInFile(stores, { name, bytes: Buffer.from(text), source });
  }
  const library = dispatchOver(stores);
  return {
    ...library,
    id(name) {
      const found = library.call('documents.list', {}).records.find(({ file }) => file === name);
      if (found === undefined) throw new Error(`no ${name}`);
      return found.id;
    },
    async job<Name extends MethodName>(method: Name, input: MethodInput<Name>) {
      const value = valueOf(await library.runJob(method, input));
      // Sound: the schema that was just applied is the one the type is made from.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return contract[method].output.parse(value) as MethodOutput<Name>;
    },
  };
}
