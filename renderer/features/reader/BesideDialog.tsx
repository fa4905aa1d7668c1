import { useState } from 'react';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import { useDocumentList } from '../../api/documents.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './BesideDialog.module.css';

interface Props {
  /** The document that stays; it is not offered. */
  readonly besideId: string;
  readonly onChoose: (documentId: string) => void;
  readonly onClose: () => void;
}

const SHOWN = 50;

/** Asks which document to put beside one. */
export function BesideDialog({ besideId, onChoose, onClose }: Props) {
  const { reader, common, source } = useStrings();
  const formats = useFormats();
  const [filter, setFilter] = useState('');
  const { data } = useDocumentList({ filter: filter.trim(), limit: SHOWN, sort: 'title' });
  const others = data?.pages[0]?.records.filter((document) => document.id !== besideId) ?? [];
  const choose = (documentId: string): void => {
    onClose();
    onChoose(documentId);
  };
  return (
    <ModalDialog title={reader.chooseBeside} closeLabel={common.close} onClose={onClose} place="top">
      <Autocomplete inputValue={filter} onInputChange={setFilter}>
        <div className={styles.box}>
          <SearchField
            takesFocus
            onEscape={onClose}
            onEnterUnchosen={() => {
              const [first] = others;
              if (first !== undefined) choose(first.id);
            }}
            label={reader.chooseBesideFilter}
            placeholder={reader.chooseBesideFilter}
            clearLabel={common.clear}
          />
        </div>
        <Menu
          className={classNames(styles.choices)}
          aria-label={reader.chooseBeside}
          items={others}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className={styles.nothing}>{reader.chooseBesideNothing}</p>}
        >
          {(document) => (
            <MenuItem id={document.id} textValue={document.title} className={classNames(styles.choice)}>
              <span className={styles.title} data-stated={document.titleBasis === 'stated' ? '' : undefined}>
                <bdi>{document.title}</bdi>
              </span>
              <span className={styles.source}>
                {document.source.publisher?.value ?? `${source.fields.publisher}: ${common.notStated}`}
                {common.separator}
                {document.source.date === null
                  ? `${source.fields.date}: ${common.notStated}`
                  : formats.date(document.source.date.value)}
              </span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </ModalDialog>
  );
}
