import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  useFilter,
} from 'react-aria-components';
import type { DocumentSummary } from '../../db/contract/models.ts';
import type { SavedSearch } from '../../db/contract/saved-searches.ts';
import { useDocumentList } from '../api/documents.ts';
import { useSavedSearches } from '../api/saved-searches.ts';
import { useRunSavedSearch } from '../features/search/saved/run-saved-search.ts';
import { useStrings } from '../strings/language-context.tsx';
import { classNames } from '../ui/class-names.ts';
import { Clip } from '../ui/Clip.tsx';
import { Keys } from '../ui/Keys.tsx';
import { ModalDialog } from '../ui/ModalDialog.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useCommandDesk, useKeyNames } from './command-handlers.tsx';
import type { Command } from './commands.ts';
import { useOpenDocument } from './opening.ts';
import styles from './CommandPalette.module.css';

const DOCUMENTS_SHOWN = 8;

/** One box for every command, every saved search and every document. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { commands, common } = useStrings();
  const [typed, setTyped] = useState('');
  const choices = useChoices(typed, onClose);
  return (
    <ModalDialog
      title={commands.paletteTitle}
      closeLabel={common.close}
      onClose={onClose}
      place="top"
      hasHiddenTitle
    >
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className={styles.box}>
          <SearchField
            takesFocus
            onEscape={onClose}
            onEnterUnchosen={choices.chooseFirst}
            label={commands.paletteTitle}
            placeholder={commands.palettePrompt}
            clearLabel={common.clear}
            size="large"
          />
        </div>
        <ChoiceList choices={choices} />
      </Autocomplete>
    </ModalDialog>
  );
}

interface Choices {
  readonly commands: readonly Command[];
  readonly savedSearches: readonly SavedSearch[];
  readonly documents: readonly DocumentSummary[];
  readonly chooseCommand: (command: Command) => void;
  readonly chooseSavedSearch: (saved: SavedSearch) => void;
  readonly chooseDocument: (document: DocumentSummary) => void;
  /** Chooses what stands first, if anything does. */
  readonly chooseFirst: () => void;
}

function useChoices(typed: string, onClose: () => void): Choices {
  const desk = useCommandDesk();
  const openDocument = useOpenDocument();
  const commands = useMatchingCommands(typed);
  const savedSearches = useMatchingSearches(typed);
  const runSavedSearch = useRunSavedSearch();
  const list = useDocumentList({ filter: typed.trim(), limit: DOCUMENTS_SHOWN, sort: 'title' });
  const documents = list.data?.pages[0]?.records ?? [];
  const chooseCommand = (command: Command): void => {
    onClose();
    desk.run(command.id);
  };
  const chooseSavedSearch = (saved: SavedSearch): void => {
    onClose();
    runSavedSearch(saved);
  };
  const chooseDocument = (document: DocumentSummary): void => {
    onClose();
    openDocument({ documentId: document.id });
  };
  return {
    commands,
    savedSearches,
    documents,
    chooseCommand,
    chooseSavedSearch,
    chooseDocument,
    chooseFirst: () => {
      const [command] = commands;
      const [saved] = savedSearches;
      const [document] = documents;
      if (command !== undefined) chooseCommand(command);
      else if (saved !== undefined) chooseSavedSearch(saved);
      else if (document !== undefined) chooseDocument(document);
    },
  };
}

function ChoiceList({ choices }: { readonly choices: Choices }) {
  const { commands } = useStrings();
  return (
    <Menu
      className={classNames(styles.choices)}
      aria-label={commands.paletteTitle}
      renderEmptyState={() => <p className={styles.nothing}>{commands.paletteNothing}</p>}
    >
      {choices.commands.length === 0 ? null : (
        <MenuSection>
          <Header className={classNames(styles.section)}>{commands.sectionCommands}</Header>
          <Collection items={choices.commands}>
            {(command) => <CommandChoice command={command} onAction={() => choices.chooseCommand(command)} />}
          </Collection>
        </MenuSection>
      )}
      {choices.savedSearches.length === 0 ? null : (
        <MenuSection>
          <Header className={classNames(styles.section)}>{commands.sectionSavedSearches}</Header>
          <Collection items={choices.savedSearches}>
            {(saved) => <SearchChoice saved={saved} onAction={() => choices.chooseSavedSearch(saved)} />}
          </Collection>
        </MenuSection>
      )}
      {choices.documents.length === 0 ? null : (
        <MenuSection>
          <Header className={classNames(styles.section)}>{commands.sectionDocuments}</Header>
          <Collection items={choices.documents}>
            {(document) => (
              <DocumentChoice document={document} onAction={() => choices.chooseDocument(document)} />
            )}
          </Collection>
        </MenuSection>
      )}
    </Menu>
  );
}

function isOfThisPage({ group }: Command): boolean {
  return group === 'reader' || group === 'library' || group === 'search';
}

function useMatchingCommands(typed: string): readonly Command[] {
  const { commands } = useStrings();
  const desk = useCommandDesk();
  const { contains } = useFilter({ sensitivity: 'base' });
  return useMemo(() => {
    const words = typed.trim().split(/\s+/);
    const available = desk.available().filter((command) => command.isKeyOnly !== true);
    // What belongs to this page comes first.
    return [
      ...available.filter(isOfThisPage),
      ...available.filter((command) => !isOfThisPage(command)),
    ].filter((command) => {
      const name = `${commands.groups[command.group]} ${commands.labels[command.id]}`;
      return words.every((word) => contains(name, word));
    });
  }, [typed, desk, commands, contains]);
}

const SEARCHES_SHOWN = 8;

/** Saved searches by the words of their names; none before something is typed. */
function useMatchingSearches(typed: string): readonly SavedSearch[] {
  const saved = useSavedSearches();
  const { contains } = useFilter({ sensitivity: 'base' });
  return useMemo(() => {
    const words = typed.trim().split(/\s+/);
    if (words[0] === '') return [];
    return saved.filter(({ name }) => words.every((word) => contains(name, word))).slice(0, SEARCHES_SHOWN);
  }, [saved, typed, contains]);
}

function SearchChoice(props: { readonly saved: SavedSearch; readonly onAction: () => void }) {
  const { saved, onAction } = props;
  return (
    <MenuItem id={saved.id} textValue={saved.name} onAction={onAction} className={classNames(styles.choice)}>
      <span className={styles.title} data-stated="">
        <Clip>{saved.name}</Clip>
      </span>
      {saved.question.query === saved.name ? null : (
        <span className={styles.publisher}>
          <Clip>{saved.question.query}</Clip>
        </span>
      )}
    </MenuItem>
  );
}

function CommandChoice(props: { readonly command: Command; readonly onAction: () => void }) {
  const { commands } = useStrings();
  const namesOf = useKeyNames();
  const { command, onAction } = props;
  const label = commands.labels[command.id];
  const keys = command.keys[0];
  return (
    <MenuItem id={command.id} textValue={label} onAction={onAction} className={classNames(styles.choice)}>
      <span>
        <span className={styles.group}>{commands.groups[command.group]}: </span>
        {label}
      </span>
      {keys === undefined ? null : <Keys names={namesOf(keys)} />}
    </MenuItem>
  );
}

function DocumentChoice(props: { readonly document: DocumentSummary; readonly onAction: () => void }) {
  const { document, onAction } = props;
  return (
    <MenuItem
      id={document.id}
      textValue={document.title}
      onAction={onAction}
      className={classNames(styles.choice)}
    >
      <span className={styles.title} data-stated={document.titleBasis === 'stated' ? '' : undefined}>
        <Clip>{document.title}</Clip>
      </span>
      {document.source.publisher === null ? null : (
        <span className={styles.publisher}>
          <Clip>{document.source.publisher.value}</Clip>
        </span>
      )}
    </MenuItem>
  );
}
