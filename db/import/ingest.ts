import type { SourceRecord, TextDirection, TitleBasis } from '../contract/models.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { analyse, type Token } from '../text/analyser.ts';
import { canonicalText, TEXT_VERSION } from '../text/canonical-text.ts';
import { hasEndlessMarks } from '../text/characters.ts';
import { countWords } from '../text/count-words.ts';
import { documentDirection } from '../text/direction.ts';
import { detectLanguage } from '../text/language.ts';
import { splitIntoPassages, type PassageRange } from '../text/passages.ts';
import { chooseTitle } from './choose-title.ts';
import { fingerprint } from './fingerprint.ts';
import { readText } from './readers/text-reader.ts';

/** A file as it comes in. The source record is what is already known to be stated, if anything is. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source?: SourceRecord;
}

export interface IngestedPassage extends PassageRange {
  readonly ordinal: number;
  /** Words of the passage; their ranges count from the passage's start. */
  readonly tokens: readonly Token[];
}

/** Everything the library keeps of a file but its bytes. Plain data: it can be sent from a worker as it is. */
export interface IngestedDocument {
  /** The original file's name, without any folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly text: string;
  readonly textVersion: number;
  readonly language: string;
  readonly direction: TextDirection;
  /** As `wc -w` counts them in a UTF-8 locale. */
  readonly words: number;
  readonly title: string;
  readonly titleBasis: TitleBasis;
  readonly passages: readonly IngestedPassage[];
}

/**
 * Turns the bytes of a text file into a document: canonical text, passages and the words of each.
 *
 * Pure: the same bytes, name and record give the same document; nothing is read, written or remembered. Fails with
 * `invalid-input` for bytes that are not text and for a text without a single visible character, with `too-large`
 * beyond what one string can hold. The language is the stated one where the record states it, else a guess from the text.
 */
export function ingest(incoming: IncomingFile): Result<IngestedDocument> {
  const { bytes, source } = incoming;
  const file = baseName(incoming.name);
  if (file === '')
    return fail('invalid-input', 'The file has no name. Nothing was imported. Name it and try again.');
  const decoded = readText(bytes);
  if (!decoded.ok) return decoded;
  if (hasEndlessMarks(decoded.value)) {
    return fail(
      'invalid-input',
      'The file holds a run of accents that no writing uses. Nothing was imported. Check that it is the right file.',
    );
  }
  const text = canonicalText(decoded.value);
  const ranges = splitIntoPassages(text);
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) {
    return fail(
      'invalid-input',
      'The file holds no text. Nothing was imported. Check that it is the right file.',
    );
  }
  return succeed({
    file,
    sha256: fingerprint(bytes),
    bytes: bytes.byteLength,
    text,
    textVersion: TEXT_VERSION,
    language: source?.language?.value ?? detectLanguage(text),
    direction: documentDirection(text),
    words: countWords(text),
    ...chooseTitle({ statedTitle: source?.title?.value ?? null, text, ranges, file }),
    passages: ranges.map((range, ordinal) => ({
      ...range,
      ordinal,
      tokens: analyse(text.slice(range.start, range.end)),
    })),
  });
}

/** Without folders, in the way of either system; never with half a surrogate pair. */
function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toWellFormed();
}
