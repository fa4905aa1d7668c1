import type { SearchHit } from '../../../db/contract/search.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useHighlightHit } from './highlight-hit.ts';

interface Props {
  readonly hit: SearchHit;
  readonly request: SearchRequest;
  readonly label: string;
  /** Only the current hit of the list can be reached with Tab, and so can what belongs to it. */
  readonly isCurrent: boolean;
}

/** Highlights what was found, or the sentence it stands in, from the list of results. */
export function HighlightHit({ hit, request, label, isCurrent }: Props) {
  const { highlights } = useStrings();
  const highlightHit = useHighlightHit();
  const actions = [
    {
      id: 'sentence',
      label: highlights.hit.sentence,
      onAction: () => void highlightHit(hit, request, 'sentence'),
    },
    { id: 'words', label: highlights.hit.words, onAction: () => void highlightHit(hit, request, 'words') },
  ];
  return (
    <ActionMenu label={label} groups={[{ title: highlights.hit.highlight, actions }]}>
      <IconButton icon="highlight" label={label} excludeFromTabOrder={!isCurrent} />
    </ActionMenu>
  );
}
