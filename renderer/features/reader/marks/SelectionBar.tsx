import { useLayoutEffect, useState, type RefObject } from 'react';
import { useSettings } from '../../../app/settings-context.tsx';
import { rangeAt, type OffsetRange } from '../chosen-range.ts';
import { boxIn, firstLineOf, lastLineOf, type Box } from './box-in.ts';
import { SelectionToolbar } from './SelectionToolbar.tsx';
import type { Marking } from './use-marking.ts';

interface Place {
  readonly first: Box;
  readonly last: Box;
  readonly view: { readonly top: number; readonly height: number; readonly width: number };
}

/** The bar beside the words selected, while there are any. */
export function SelectionBar(props: {
  readonly area: RefObject<HTMLElement | null>;
  readonly marking: Marking;
}) {
  const { area, marking } = props;
  const { highlightColour } = useSettings();
  const place = useBarPlace(area, marking);
  if (place === null) return null;
  return <SelectionToolbar {...place} lastColour={highlightColour} actions={marking.actions} />;
}

/** Measured again when the text gets another width, which breaks its lines anew. */
function useBarPlace(area: RefObject<HTMLElement | null>, { barAt }: Marking): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || barAt === null) return undefined;
    const measure = (): void => setPlace(placeOf(element, barAt));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [area, barAt]);
  return barAt === null ? null : place;
}

function placeOf(area: HTMLElement, words: OffsetRange): Place | null {
  const range = rangeAt(area, words);
  if (range === null) return null;
  return {
    first: boxIn(area, firstLineOf(range)),
    last: boxIn(area, lastLineOf(range)),
    view: { top: area.scrollTop, height: area.clientHeight, width: area.clientWidth },
  };
}
