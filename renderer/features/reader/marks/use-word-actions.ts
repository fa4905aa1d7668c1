import type { Colour } from '../../../../db/contract/colours.ts';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useChangeSettings } from '../../../api/settings.ts';
import { useAnnounce } from '../../../app/announcer.tsx';
import { useSession, useSessionStore } from '../../../app/session.tsx';
import { useSettings } from '../../../app/settings-context.tsx';
import { useFormats, useStrings } from '../../../strings/language-context.tsx';
import { useHighlightCommands, useMakeHighlight } from '../../highlights/highlight-commands.ts';
import { isFitting, useTakeChosen } from '../../links/take-chosen.ts';
import { useStartNote } from '../../notes/start-note.ts';
import type { OffsetRange } from '../chosen-range.ts';
import type { Annotations } from '../use-annotations.ts';
import type { Reader } from '../use-reader.ts';
import { copyText } from '../../notes/preview/copy-text.ts';
import type { MarksHere, OpenMarks } from './open-marks.ts';
import type { WordActions } from './SelectionToolbar.tsx';
import { placeIn, type PlaceHere } from './use-chosen-place.ts';
import { dropSelection } from './use-selected-words.ts';

interface Wanted {
  readonly reader: Reader;
  readonly annotations: Annotations;
  /** The words chosen. */
  readonly place: PlaceHere | null;
  readonly isCaret: boolean;
  readonly onOpen: (here: MarksHere, part: OpenMarks['part']) => void;
}

export interface AllWordActions extends WordActions {
  /** Makes a highlight on words that need not be the ones chosen, or finds the one that is there. */
  readonly highlightRange: (range: OffsetRange, colour?: Colour) => Promise<Highlight | null>;
  readonly startLink: (range: OffsetRange) => void;
}

/** What is done with the words that were chosen. */
export function useWordActions({ reader, annotations, place, isCaret, onOpen }: Wanted): AllWordActions {
  const store = useSessionStore();
  const startNote = useStartNote();
  const highlightRange = useHighlightRange(reader, annotations);
  const pending = usePendingUse(place);
  const copy = useCopyWithSource(reader, place);
  const made = async (colour?: Colour): Promise<Highlight | null> => {
    if (place === null) return null;
    const highlight = await highlightRange(place.range, colour);
    // The cursor of the keyboard stays where it is; a selection would hide the colour.
    if (highlight !== null && !isCaret) dropSelection();
    return highlight;
  };
  const openPart = async (part: OpenMarks['part']): Promise<void> => {
    const highlight = await made();
    if (highlight !== null) onOpen({ highlights: [highlight], ends: [] }, part);
  };
  const startLink = (range: OffsetRange): void => {
    const from = placeIn(reader, range);
    if (from !== null) store.change({ pending: { kind: 'link', from, to: null } });
  };
  return {
    highlight: (colour) => void made(colour),
    comment: () => void openPart('comment'),
    tag: () => void openPart('tags'),
    note: () =>
      void made().then((highlight) =>
        highlight === null ? undefined : startNote({ kind: 'highlight', id: highlight.id }),
      ),
    link: () => {
      if (pending !== null) pending.use();
      else if (place !== null) startLink(place.range);
    },
    copy,
    pending,
    highlightRange,
    startLink,
  };
}

function useHighlightRange(reader: Reader, annotations: Annotations): AllWordActions['highlightRange'] {
  const { documentId, walk } = reader;
  const { highlights } = useStrings();
  const announce = useAnnounce();
  const make = useMakeHighlight();
  const { recolour } = useHighlightCommands();
  const { highlightColour } = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  return async (range, colour = highlightColour) => {
    if (colour !== highlightColour) changeSettings({ highlightColour: colour });
    const there = annotations.highlights.find(({ start, end }) => start === range.start && end === range.end);
    if (there !== undefined) {
      if (there.colour !== colour) await recolour([there.id], colour);
      return { ...there, colour };
    }
    const highlight = await make({ documentId, start: range.start, end: range.end, colour });
    if (highlight !== null) announce(highlights.made(walk.textOf(range)));
    return highlight;
  };
}

function usePendingUse(place: PlaceHere | null): WordActions['pending'] {
  const { links } = useStrings();
  const pending = useSession((session) => session.pending);
  const take = useTakeChosen();
  if (pending === null || place === null || !isFitting(pending, place)) return null;
  return {
    label: pending.kind === 'link' ? links.linkToWords : links.placeHere,
    use: () => take(place),
  };
}

function useCopyWithSource({ document, walk }: Reader, place: PlaceHere | null): () => void {
  const { highlights, reader } = useStrings();
  const formats = useFormats();
  const announce = useAnnounce();
  return () => {
    const source = document.data?.source;
    if (place === null || source === undefined) return;
    const text = highlights.citation({
      words: place.words,
      title: place.documentTitle,
      source: source.publisher?.value ?? source.author?.value ?? reader.sourceNotStated,
      date: source.date === null ? reader.dateNotStated : formats.date(source.date.value),
      passage: (walk.passageAt(place.range.start)?.ordinal ?? 0) + 1,
    });
    void copyText(text).then((isCopied) => (isCopied ? announce(highlights.copied) : undefined));
  };
}
