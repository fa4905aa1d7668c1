import { fail } from '../../db/contract/result.ts';

/** A defect on the way to the core or back. */
export const UNEXPECTED = fail(
  'internal',
  'Something unexpected happened inside Sanad. What was saved before is kept. Try again, or start Sanad again.',
);
