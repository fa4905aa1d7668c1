import { z } from 'zod';
import { isUnseeable, MAX_NAME_LENGTH } from './given-name.ts';

/** One call of the contract. */
export interface MethodShape {
  readonly kind: 'query' | 'command';
  /** `library`: the vault must be open; otherwise the call fails with `vault-locked` or `vault-absent`. */
  readonly needs: 'nothing' | 'library';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export const cursor = z.string().max(200);

/** A list is answered in pages: at most 200 records, and the cursor of the next page or `null` at the end. */
export function pageOf<Record extends z.ZodType>(record: Record) {
  return z.strictObject({ records: z.array(record), total: z.int().min(0), next: cursor.nullable() });
}

export const pageInput = { cursor: cursor.optional(), limit: z.int().min(1).max(200).optional() };

/**
 * The input of a command that can be undone.
 *
 * One that would touch more than `MAX_UNCONFIRMED_RECORDS` records fails with `confirmation-needed` and their number
 * (`details.records`), and is to be called again with that number. If it has changed meanwhile, the command asks again.
 */
export function undoableInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, confirmedRecords: z.int().min(0).optional() });
}

/** Records a command may touch without being asked whether it is meant. */
export const MAX_UNCONFIRMED_RECORDS = 20;

/** A moment in UTC, ISO 8601 to the millisecond: `2026-11-23T09:40:00.000Z`. */
export const moment = z.iso.datetime({ precision: 3 });

/** Well-formed Unicode without NUL: what SQLite and every export can hold unchanged. */
export function storableText(maxLength: number) {
  return z.string().max(maxLength).refine(isStorable, 'holds characters that cannot be stored');
}

/**
 * A name typed by the researcher, kept as typed but for white space at its ends. Characters that do not show, and those
 * that turn the text around them (U+202A–202E, U+2066–2069), are refused: a name must look like what it is. ZWNJ, ZWJ
 * and the direction marks, which Persian needs, are allowed.
 */
export const givenName = storableText(MAX_NAME_LENGTH)
  .trim()
  .min(1)
  .refine((text) => !isUnseeable(text), 'holds characters that cannot be seen');

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
