import type { MethodInput, MethodName } from '../../db/contract/contract.ts';

/**
 * The commands that ask before they change many records: those whose input has `confirmedRecords`. An input without any
 * member counts as having every member, so that has to be left out first.
 */
export type ConfirmableMethod = {
  [Name in MethodName]: string extends keyof MethodInput<Name>
    ? never
    : 'confirmedRecords' extends keyof MethodInput<Name>
      ? Name
      : never;
}[MethodName];

/** What is to be confirmed. */
export interface Question {
  readonly method: ConfirmableMethod;
  /** What is to be done, where the caller can say it by name: “Merge Evin into Prisons”. */
  readonly title: string | undefined;
  readonly records: number;
}
