import { useState } from 'react';
import { COLOURS } from '../../../../db/contract/colours.ts';
import { ANCHOR_STATES } from '../../../../db/contract/anchor-states.ts';
import { useDocument } from '../../../api/documents.ts';
import type { HighlightListing } from '../../../api/highlights.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Clip } from '../../../ui/Clip.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { DocumentDialog } from '../../reader/DocumentDialog.tsx';
import { TagConditionsButton } from '../../tags/TagConditionsButton.tsx';
import styles from './HighlightFilters.module.css';

interface Props {
  readonly listing: HighlightListing;
  readonly onChange: (listing: HighlightListing) => void;
}

const ALL = 'all';

/** What the list of highlights is narrowed by. */
export function HighlightFilters({ listing, onChange }: Props) {
  const { highlights, common } = useStrings();
  const text = highlights.page;
  const change = <Key extends keyof HighlightListing>(key: Key, value: HighlightListing[Key] | undefined) => {
    const { [key]: _before, ...rest } = listing;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <>
      <div className={styles.text}>
        <SearchField
          label={text.filter}
          placeholder={text.filter}
          clearLabel={common.clear}
          value={listing.text ?? ''}
          onChange={(typed) => change('text', typed === '' ? undefined : typed)}
        />
      </div>
      <Select
        label={highlights.colour}
        value={listing.colour ?? ALL}
        choices={[
          { value: ALL, label: text.anyColour },
          ...COLOURS.map((colour) => ({ value: colour, label: highlights.colourWithLine(colour) })),
        ]}
        onChange={(value) =>
          change(
            'colour',
            COLOURS.find((colour) => colour === value),
          )
        }
      />
      <Select
        label={text.state}
        value={listing.state ?? ALL}
        choices={[
          { value: ALL, label: text.anyState },
          ...ANCHOR_STATES.map((state) => ({ value: state, label: text.states[state] })),
        ]}
        onChange={(value) =>
          change(
            'state',
            ANCHOR_STATES.find((state) => state === value),
          )
        }
      />
      <DocumentFilter
        documentId={listing.documentId ?? null}
        onChange={(documentId) => change('documentId', documentId ?? undefined)}
      />
      <TagConditionsButton conditions={listing.tags ?? {}} onChange={(tags) => change('tags', tags)} />
    </>
  );
}

interface DocumentFilterProps {
  readonly documentId: string | null;
  readonly onChange: (documentId: string | null) => void;
}

function DocumentFilter({ documentId, onChange }: DocumentFilterProps) {
  const { highlights } = useStrings();
  const [isChoosing, setIsChoosing] = useState(false);
  const text = highlights.page;
  return (
    <>
      {documentId === null ? (
        <Button onPress={() => setIsChoosing(true)}>{text.anyDocument}</Button>
      ) : (
        <span className={styles.document}>
          <DocumentTitle documentId={documentId} />
          <IconButton icon="close" label={text.everyDocument} onPress={() => onChange(null)} />
        </span>
      )}
      {isChoosing ? (
        <DocumentDialog
          title={text.chooseDocument}
          excludedId={null}
          onChoose={({ id }) => onChange(id)}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </>
  );
}

function DocumentTitle({ documentId }: { readonly documentId: string }) {
  const title = useDocument(documentId).data?.title;
  return title === undefined ? null : <Clip>{title}</Clip>;
}
