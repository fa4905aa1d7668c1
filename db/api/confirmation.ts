import { fail, type Result } from '../contract/result.ts';

/** The question before a command that touches many records: how many, to be sent back if it is meant. */
export function confirmationNeeded(records: number): Result<never> {
  return fail(
    'confirmation-needed',
    `This would change ${countedRecords(records)}. Nothing was changed. Confirm the number to go on.`,
    { records },
  );
}

export function countedRecords(records: number): string {
  return records === 1 ? '1 record' : `${records} records`;
}
