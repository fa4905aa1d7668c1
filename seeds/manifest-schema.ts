import { z } from 'zod';
import { captureDefect, sourceRecord } from '../db/contract/models.ts';

/** EDTF, levels 0 and 1 (ISO 8601-2), as far as a document can state a date: a day, month or year, perhaps uncertain. */
const EDTF_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?$/;

/** A source record of which every defect points at the words that show it, and the date is EDTF. */
const seedSource = sourceRecord
  .extend({ defects: z.array(captureDefect.extend({ evidence: z.string().min(1) })) })
  .refine(({ date }) => date === null || EDTF_DATE.test(date.value), 'the date is not EDTF')
  .refine(
    ({ language }) => language === null || /^[a-z]{2,3}$/.test(language.value),
    'the language is not BCP 47',
  );

const seedDocument = z.strictObject({
  /** Name of a file in `seeds/documents`; never a path. */
  file: z.string().regex(/^[\w.-]+\.txt$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  source: seedSource,
});
export type SeedDocument = z.infer<typeof seedDocument>;

/**
 * The list of bundled documents with what each states of itself: `null` means that it does not state it.
 *
 * Whether every `evidence` stands in its document byte for byte is not a matter of shape; `checkEvidence` tells.
 */
export const manifest = z.strictObject({
  version: z.literal(1),
  documents: z
    .array(seedDocument)
    .min(1)
    .refine(
      (documents) => new Set(documents.map(({ file }) => file)).size === documents.length,
      'a file is listed twice',
    )
    .refine(
      (documents) => new Set(documents.map(({ sha256 }) => sha256)).size === documents.length,
      'a hash is listed twice',
    ),
});
export type Manifest = z.infer<typeof manifest>;

/** What a record claims and the document's text does not hold; empty where every phrase is there. */
export function checkEvidence({ source }: SeedDocument, text: string): string[] {
  const { defects, ...values } = source;
  const claims = [...Object.values(values), ...defects].filter((claim) => claim !== null);
  return claims.map(({ evidence }) => evidence).filter((evidence) => !text.includes(evidence));
}
