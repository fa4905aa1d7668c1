import type { SourceRecord } from '../contract/models.ts';
import { analyse } from '../text/analyser.ts';

/** What the list of documents is sorted and filtered by, for one document. */
export interface ListingKeys {
  readonly titleKey: string;
  /** `null` where the document states none: such documents come last in either order. */
  readonly publisherKey: string | null;
  readonly dateKey: string | null;
  /** The folded words of title, file, publisher, author and date; fields are kept apart by a line end. */
  readonly filterText: string;
}

interface Listed {
  readonly title: string;
  readonly file: string;
  readonly source: SourceRecord;
}

export function listingKeys({ title, file, source }: Listed): ListingKeys {
  const shown = [title, file, source.publisher?.value, source.author?.value, source.date?.value];
  return {
    titleKey: fold(title),
    publisherKey: source.publisher === null ? null : fold(source.publisher.value),
    dateKey: source.date?.value ?? null,
    filterText: shown.map((text) => fold(text ?? '')).join('\n'),
  };
}

/** The folded words of what was typed into the filter; each must occur somewhere in `filterText`. */
export function filterWords(typed: string): string[] {
  return [...new Set(analyse(typed).map(({ base }) => base))];
}

/** Words by the one analyser: without case, diacritics and punctuation. */
function fold(text: string): string {
  return analyse(text)
    .map(({ base }) => base)
    .join(' ');
}
