import { useState } from 'react';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import type { NamedTarget } from '../../../db/contract/notes.ts';
import { targetKey, useCompleteTarget, useOfferedTargets } from '../../api/notes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Clip } from '../../ui/Clip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { TARGET_ICONS } from './target-kinds.ts';
import styles from './TargetDialog.module.css';

interface Props {
  readonly title: string;
  readonly onChoose: (target: NamedTarget) => void;
  readonly onClose: () => void;
}

/** Chooses a document, quote, tag or note by its words. */
export function TargetDialog({ title, onChoose, onClose }: Props) {
  const { notes, common } = useStrings();
  const [typed, setTyped] = useState('');
  const targets = useOfferedTargets(typed.trim()).data ?? [];
  const choose = (target: NamedTarget): void => {
    onClose();
    onChoose(target);
  };
  const complete = useCompleteTarget();
  /** What stands first for what is typed now: the list may still be of what was typed a moment ago. */
  const takeFirst = async (): Promise<void> => {
    const [first] = await complete(typed.trim(), null).catch(() => []);
    if (first !== undefined) choose(first);
  };
  return (
    <ModalDialog title={title} closeLabel={common.close} onClose={onClose} place="top" hasHiddenTitle>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className={styles.box}>
          <SearchField
            takesFocus
            onEscape={onClose}
            onEnterUnchosen={() => void takeFirst()}
            label={title}
            placeholder={notes.chooseTarget}
            clearLabel={common.clear}
            size="large"
          />
        </div>
        <Menu
          className={classNames(styles.choices)}
          aria-label={title}
          items={targets.map((named) => ({ id: targetKey(named.target), named }))}
          renderEmptyState={() => <p className={styles.nothing}>{notes.noTarget}</p>}
        >
          {({ id, named }) => (
            <MenuItem
              id={id}
              textValue={named.label}
              className={classNames(styles.choice)}
              onAction={() => choose(named)}
            >
              <Icon name={TARGET_ICONS[named.target.kind]} />
              <Clip>{named.label === '' ? notes.untitled : named.label}</Clip>
              <Clip className={styles.kind}>
                {named.place?.documentTitle ?? notes.targetKinds[named.target.kind]}
              </Clip>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </ModalDialog>
  );
}
