import type { LinkEnd, LinkSide } from '../../../db/contract/links.ts';
import { useTextAt } from '../../api/highlights.ts';
import { useOpenDocument } from '../../app/opening.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { MovedNotice } from '../highlights/MovedNotice.tsx';
import { useLinkCommands } from './link-commands.ts';

interface Props {
  readonly linkId: string;
  readonly side: LinkSide;
  readonly end: LinkEnd;
  /** Called before the text opens in which its words are to be chosen. */
  readonly onLeave?: () => void;
  /** Called once it was said to be right. */
  readonly onPlaced?: () => void;
}

/** What can be done with an end of a link since its document was corrected: said to be right, or given other words. */
export function EndReview({ linkId, side, end, onLeave, onPlaced }: Props) {
  const { highlights } = useStrings();
  const { placeEnd } = useLinkCommands();
  const chooseInText = useChooseInText();
  const { documentId, range } = end;
  const now = useTextAt({ documentId, range: end.state === 'moved' ? range : null });
  const choose = (): void => {
    onLeave?.();
    chooseInText({ linkId, side, end });
  };
  if (end.state === 'anchored') return null;
  if (range === null) {
    return (
      <div>
        <Button onPress={choose}>{highlights.review.place}</Button>
      </div>
    );
  }
  return (
    <MovedNotice
      words={end.words}
      direction={end.direction}
      wordsNow={now.data?.text ?? null}
      onConfirm={() =>
        void placeEnd({ linkId, side }, range).then((placed) => (placed === null ? undefined : onPlaced?.()))
      }
      onChooseAnew={choose}
    />
  );
}

/** Opens the document of an end and asks for its words; the bar that asks for them stays until they are chosen. */
function useChooseInText(): (wanted: Pick<Props, 'linkId' | 'side' | 'end'>) => void {
  const store = useSessionStore();
  const openDocument = useOpenDocument();
  return ({ linkId, side, end }) => {
    const { documentId, words, range } = end;
    store.change({ pending: { kind: 'place-end', linkId, side, documentId, words } });
    openDocument({ documentId, ...(range === null ? {} : { at: range.start }) });
  };
}
