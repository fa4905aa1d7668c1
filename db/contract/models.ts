import { z } from 'zod';
import { colour } from './colour.ts';
import { documentId } from './ids.ts';
import { moment } from './method.ts';
import { tagLabel } from './tag-label.ts';
import { vaultProtection } from './vault.ts';

/** An offset into a document's canonical text, in UTF-16 units (a JavaScript string index). */
export const canonicalOffset = z.int().min(0).brand<'CanonicalOffset'>();
export type CanonicalOffset = z.infer<typeof canonicalOffset>;

/** A half-open range of canonical text: `start` is inside, `end` is the first unit outside. */
export const textRange = z.strictObject({ start: canonicalOffset, end: canonicalOffset });
export type TextRange = z.infer<typeof textRange>;

/** Half-open range inside the string it comes with, in UTF-16 units. */
export const mark = z.tuple([z.int().min(0), z.int().min(0)]);
export type Mark = z.infer<typeof mark>;

/**
 * What a document says of itself. `evidence` is the phrase of the document that states the value, verbatim;
 * where the document states nothing the whole value is `null`, which every screen shows as "not stated".
 */
export const statedValue = z.strictObject({ value: z.string().min(1), evidence: z.string().min(1) });
export type StatedValue = z.infer<typeof statedValue>;

/** Something wrong with the capture: kept in the text as received, and told to the reader. */
export const captureDefect = z.strictObject({ what: z.string().min(1), evidence: z.string() });
export type CaptureDefect = z.infer<typeof captureDefect>;

export const SOURCE_FIELDS = ['title', 'publisher', 'author', 'place', 'date', 'kind', 'language'] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];

/** `date` is EDTF (ISO 8601-2), `language` BCP 47; the others are the document's own words. */
export const sourceRecord = z.strictObject({
  title: statedValue.nullable(),
  publisher: statedValue.nullable(),
  author: statedValue.nullable(),
  place: statedValue.nullable(),
  date: statedValue.nullable(),
  kind: statedValue.nullable(),
  language: statedValue.nullable(),
  defects: z.array(captureDefect),
});
export type SourceRecord = z.infer<typeof sourceRecord>;

export const PASSAGE_KINDS = [
  'heading',
  'paragraph',
  'numbered-paragraph',
  'list-item',
  'separator',
  'furniture',
] as const;
export const passageKind = z.enum(PASSAGE_KINDS);
export type PassageKind = z.infer<typeof passageKind>;

export const textDirection = z.enum(['ltr', 'rtl']);
export type TextDirection = z.infer<typeof textDirection>;

/**
 * A passage is the unit that is found, cited and linked: one paragraph, heading or list item of the text.
 * `ordinal` counts from 0 in reading order; `level` is 1–6 for headings and 0 for everything else.
 */
export const passage = z.strictObject({
  ordinal: z.int().min(0),
  start: canonicalOffset,
  end: canonicalOffset,
  kind: passageKind,
  level: z.int().min(0).max(6),
  direction: textDirection,
  text: z.string(),
});
export type Passage = z.infer<typeof passage>;

/** How the title shown for a document came about: the opening words stand in where no title is stated. */
export const titleBasis = z.enum(['stated', 'opening-words', 'file-name']);
export type TitleBasis = z.infer<typeof titleBasis>;

export const documentOrigin = z.enum(['bundled', 'imported']);
export type DocumentOrigin = z.infer<typeof documentOrigin>;

export const documentSummary = z.strictObject({
  id: documentId,
  title: z.string().min(1),
  titleBasis,
  /** The original file's name, without any folder. */
  file: z.string().min(1),
  /** BCP 47, or `und` where it could not be told. */
  language: z.string().min(2),
  direction: textDirection,
  words: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  origin: documentOrigin,
  source: sourceRecord,
  /** The tags it carries, by name. */
  tags: z.array(tagLabel),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

export const documentRecord = documentSummary.extend({
  /** Size of the original in bytes. */
  bytes: z.int().min(0),
  /** Length of the canonical text in UTF-16 units. */
  length: z.int().min(0),
  passages: z.int().min(0),
  /** What was made on it: highlights, notes that are about it or link to it, and links with an end in it. */
  highlights: z.int().min(0),
  notes: z.int().min(0),
  links: z.int().min(0),
  /** The document that stands in its place since it was corrected, which can be worked on; `null` for itself. */
  supersededBy: documentId.nullable(),
});
export type DocumentRecord = z.infer<typeof documentRecord>;

/** Where the highlights and link ends of a document go when another version of its text takes its place. */
export const versionPlan = z.strictObject({
  anchored: z.int().min(0),
  moved: z.int().min(0),
  needsPlacing: z.int().min(0),
});
export type VersionPlan = z.infer<typeof versionPlan>;

export const libraryStatus = z.strictObject({
  version: z.string(),
  protection: vaultProtection,
  documents: z.int().min(0),
  passages: z.int().min(0),
  words: z.int().min(0),
  /** The commit counter: raised by every change to the library. */
  seq: z.int().min(0),
  /**
   * The library was opened older than it had been before: an older copy was put back, or its last changes were lost. Stays
   * until `library.acceptSetBack`.
   */
  setBack: z.strictObject({ seenSeq: z.int().min(0), foundSeq: z.int().min(0) }).nullable(),
  /** The latest automatic or full backup in `backups/`; `null` where there is none. */
  lastBackupAt: moment.nullable(),
  /**
   * The disk is full, or nearly: the space held in reserve was given free, or could not be taken. Goes by itself once there
   * is room again.
   */
  isDiskFull: z.boolean(),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

/** What the researcher set for the interface; kept in the vault, so that it says nothing while it is closed. */
export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'standard', 'high']),
  /** Size of the reading text in CSS pixels. */
  readingSizePx: z.int().min(14).max(32),
  /** Width of the inspector in CSS pixels. */
  inspectorWidthPx: z.int().min(240).max(640),
  isInspectorOpen: z.boolean(),
  isRailExpanded: z.boolean(),
  /** Commands of one character (`/`, `?`) can be switched off: they get in the way of speech input (WCAG 2.1.4). */
  hasSingleKeyCommands: z.boolean(),
  interfaceLanguage: z.enum(['en', 'fa']),
  /** A protected library is locked after so many minutes without anybody at work; 0 for never. */
  lockAfterMinutes: z.int().min(0).max(1440),
  /** The colour of a new highlight: the one chosen last. */
  highlightColour: colour,
});
export type Settings = z.infer<typeof settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  contrast: 'system',
  readingSizePx: 19,
  inspectorWidthPx: 320,
  isInspectorOpen: true,
  isRailExpanded: false,
  hasSingleKeyCommands: true,
  interfaceLanguage: 'en',
  lockAfterMinutes: 15,
  highlightColour: 'yellow',
};
