import { useState } from 'react';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import type { DocumentSummary } from '../../../db/contract/models.ts';
import { useDocumentList } from '../../api/documents.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './DocumentDialog.module.css';

interface Props {
  readonly title: string;
  /** A document that is not offered. */
  readonly excludedId: string | null;
  readonly onChoose: (document: DocumentSummary) => void;
  readonly onClose: () => void;
}

const SHOWN = 50;

/** Asks for one document, found while typing by its title or source. */
export function DocumentDialog({ title, excludedId, onChoose, onClose }: Props) {
  const { reader, common, source } = useStrings();
  const formats = useFormats();
  const [filter, setFilter] = useState('');
  const { data } = useDocumentList({ filter: filter.trim(), limit: SHOWN, sort: 'title' });
  const offered = data?.pages[0]?.records.filter((document) => document.id !== excludedId) ?? [];
  const choose = (document: DocumentSummary | undefined): void => {
    if (document === undefined) return;
    onClose();
    onChoose(document);
  };
  return (
    <ModalDialog title={title} closeLabel={common.close} onClose={onClose} place="top">
      <Autocomplete inputValue={filter} onInputChange={setFilter}>
        <div className={styles.box}>
          <SearchField
            takesFocus
            onEscape={onClose}
            onEnterUnchosen={() => choose(offered[0])}
            label={reader.chooseBesideFilter}
            placeholder={reader.chooseBesideFilter}
            clearLabel={common.clear}
          />
        </div>
        <Menu
          className={classNames(styles.choices)}
          aria-label={title}
          items={offered}
          onAction={(key) => choose(offered.find(({ id }) => id === key))}
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
