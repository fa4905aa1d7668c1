import type { Link, LinkEnd } from '../../../db/contract/links.ts';

/** One end of a link, seen from the text it lies in. */
export interface EndHere {
  readonly link: Link;
  readonly side: 'from' | 'to';
  readonly here: LinkEnd;
  readonly there: LinkEnd;
}

/** A link has an end here twice where both of its ends lie in the document. */
export function endsIn(documentId: string, links: readonly Link[]): readonly EndHere[] {
  return links.flatMap((link) => {
    const ends: EndHere[] = [];
    if (link.from.documentId === documentId)
      ends.push({ link, side: 'from', here: link.from, there: link.to });
    if (link.to.documentId === documentId) ends.push({ link, side: 'to', here: link.to, there: link.from });
    return ends;
  });
}

/** Names an end among all ends of a document, also after the link was turned round. */
export function endKey({ link, here }: Pick<EndHere, 'link' | 'here'>): string {
  return `${link.id} ${here.range?.start ?? ''}-${here.range?.end ?? ''} ${here.words}`;
}
