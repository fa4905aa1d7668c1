import { useState } from 'react';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import type { MethodInput } from '../../../db/contract/contract.ts';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import type { Tag } from '../../../db/contract/tags.ts';
import { useFindTags, useFoundTags } from '../../api/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { nameProblem } from './name-problem.ts';
import styles from './TagDialog.module.css';

/** Records that tags are put on. */
export type TagCarriers = Pick<MethodInput<'tags.create'>, 'documentIds' | 'highlightIds' | 'noteIds'>;

interface Props {
  readonly title: string;
  readonly hint?: string;
  /** Whether what is typed can become a new tag. */
  readonly canCreate: boolean;
  /** Records that carry a new tag from the start, as one step to undo; `onChoose` is not told of it then. */
  readonly carriers?: TagCarriers;
  /** Tags that are not offered: those that are there already, or the one in question. */
  readonly excluded: readonly string[];
  readonly onChoose: (tag: TagLabel) => void;
  readonly onClose: () => void;
}

/** Asks for one tag, found while typing by its name or another word for it. */
export function TagDialog({ title, hint, canCreate, carriers, excluded, onChoose, onClose }: Props) {
  const { tags, common } = useStrings();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const found = useFoundTags(name).data ?? [];
  const find = useFindTags();
  const { mutateAsync: create } = useUndoableCommand('tags.create');
  const offeredOf = (tags: readonly Tag[]) => tags.filter(({ id }) => !excluded.includes(id));
  const problem = canCreate ? nameProblem(name, tags.problems) : null;
  const isNewIn = (tags: readonly Tag[]): boolean =>
    canCreate && name !== '' && problem === null && !tags.some((tag) => isSameName(tag.name, name));
  const choose = ({ id, name: chosenName, colour }: TagLabel): void => {
    onClose();
    onChoose({ id, name: chosenName, colour });
  };
  const make = (): void => {
    if (carriers !== undefined) {
      onClose();
      void create({ name, ...carriers }).catch(() => undefined); // the failure is shown at the foot of the page
      return;
    }
    // A failure is shown at the foot of the page, and what was typed stays.
    void create({ name }).then(
      (tag) => (tag === null ? undefined : choose(tag)),
      () => undefined,
    );
  };
  /** What stands first for what is typed now: the list may still be of what was typed a moment ago. */
  const takeFirst = async (): Promise<void> => {
    const found = await find(name).catch(() => null);
    if (name === '' || found === null) return;
    const [first] = offeredOf(found);
    if (first !== undefined) choose(first);
    else if (isNewIn(found)) make();
  };
  return (
    <ModalDialog title={title} closeLabel={common.close} onClose={onClose} place="top">
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField
          takesFocus
          onEscape={onClose}
          onEnterUnchosen={() => void takeFirst()}
          label={title}
          placeholder={canCreate ? tags.choosePrompt : tags.chooseExisting}
          clearLabel={common.clear}
          size="large"
        />
        <p className={styles.problem} aria-live="polite">
          {problem}
        </p>
        <Menu
          aria-label={title}
          className={classNames(styles.list)}
          renderEmptyState={() => <p className={styles.nothing}>{tags.nothingFound}</p>}
        >
          {offeredOf(found).map((tag) => (
            <MenuItem
              key={tag.id}
              id={tag.id}
              textValue={tag.name}
              className={classNames(styles.choice)}
              onAction={() => choose(tag)}
            >
              <Swatch colour={tag.colour} shape="bar" />
              <bdi>{tag.name}</bdi>
              {tag.aliases.length === 0 ? null : <bdi className={styles.quiet}>{tag.aliases.join(', ')}</bdi>}
            </MenuItem>
          ))}
          {isNewIn(found) ? (
            <MenuItem
              id="new"
              textValue={tags.createNamed(name)}
              className={classNames(styles.choice)}
              onAction={make}
            >
              <Icon name="plus" />
              <span>{tags.createNamed(name)}</span>
            </MenuItem>
          ) : null}
        </Menu>
      </Autocomplete>
    </ModalDialog>
  );
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
}
