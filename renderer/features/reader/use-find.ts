import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../app/announcer.tsx';
import { useFindInText } from '../../api/search.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { useHits, type Hits } from './use-hits.ts';

/** Find-in-text of one pane. */
export interface Find {
  readonly isOpen: boolean;
  readonly text: string;
  readonly isExact: boolean;
  readonly hits: Hits;
  /** Whether the hits are those of the text as it stands now. */
  readonly isAnswered: boolean;
  readonly open: (from: number) => void;
  readonly close: () => void;
  readonly setText: (text: string) => void;
  readonly setIsExact: (isExact: boolean) => void;
  /** Raised at each opening, so that the box takes the focus again. */
  readonly opened: number;
}

/** `goTo` shows a place of the text. */
export function useFind(documentId: string, goTo: (place: number) => void): Find {
  const { reader } = useStrings();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [isExact, setIsExact] = useState(false);
  const [opening, setOpening] = useState({ isOpen: false, from: 0, count: 0 });
  const wanted = opening.isOpen ? text : '';
  const answer = useFindInText({ documentId, text: wanted, isExact });
  const hasText = wanted.trim() !== '';
  const hits = useHits(hasText ? answer.data?.marks : undefined, {
    walk: `${isExact} ${wanted}`,
    from: opening.from,
    onStep: goTo,
  });
  const isAnswered = hasText && answer.isSuccess && !answer.isPlaceholderData;
  const total = hits.marks.length;
  useEffect(() => {
    if (isAnswered && wanted !== '') announce(reader.hitsAnnounced(total));
  }, [isAnswered, total, wanted, announce, reader]);
  // Each new search shows the hit it begins with; from there the reader moves as they like.
  const shown = useRef('');
  const walk = `${opening.count} ${isExact} ${wanted}`;
  const place = isAnswered ? hits.marks[hits.current]?.start : undefined;
  useEffect(() => {
    if (place === undefined || shown.current === walk) return;
    shown.current = walk;
    goTo(place);
  }, [place, walk, goTo]);
  return {
    isOpen: opening.isOpen,
    text,
    isExact,
    hits,
    isAnswered,
    open: (from) => setOpening(({ count }) => ({ isOpen: true, from, count: count + 1 })),
    close: () => setOpening((now) => ({ ...now, isOpen: false })),
    setText,
    setIsExact,
    opened: opening.count,
  };
}
