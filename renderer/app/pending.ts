import type { Colour } from '../../db/contract/colours.ts';
import type { LinkSide } from '../../db/contract/links.ts';
import type { TextDirection } from '../../db/contract/models.ts';

/** Words of a document that were chosen, or the whole of it. */
export interface ChosenPlace {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly direction: TextDirection;
  /** `null`: the whole document. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** Empty for a whole document. */
  readonly words: string;
}

/** A link whose other end is still to be chosen, on whatever page that takes. */
export interface PendingLink {
  readonly kind: 'link';
  readonly from: ChosenPlace;
  /** Once it is there, what the link says is asked. */
  readonly to: ChosenPlace | null;
}

/** A highlight whose words are to be chosen anew. */
export interface PendingPlacing {
  readonly kind: 'place';
  readonly highlightId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly direction: TextDirection;
  readonly words: string;
  readonly colour: Colour;
}

/** An end of a link whose words are to be chosen anew. */
export interface PendingEnd {
  readonly kind: 'place-end';
  readonly linkId: string;
  readonly side: LinkSide;
  readonly documentId: string;
  readonly words: string;
}

/** What waits for words to be chosen. */
export type Pending = PendingLink | PendingPlacing | PendingEnd;
