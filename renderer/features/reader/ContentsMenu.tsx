import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useState } from 'react';
import { useCommand, useKeysOf } from '../../app/command-handlers.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './ContentsMenu.module.css';
import type { OutlineEntry } from './passage-blocks.ts';

interface Props {
  readonly outline: readonly OutlineEntry[];
  readonly isActive: boolean;
  readonly onGoTo: (offset: number) => void;
}

/** The headings of the text as a list to jump from; absent where the text has none. */
export function ContentsMenu({ outline, isActive, onGoTo }: Props) {
  const { reader } = useStrings();
  const keysOf = useKeysOf();
  const [isOpen, setIsOpen] = useState(false);
  useCommand('contents', isActive && outline.length > 0 ? () => setIsOpen(true) : null);
  if (outline.length === 0) return null;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <ToolButton icon="contents" label={reader.contents} keys={keysOf('contents')} />
      <Popover className={classNames(styles.popover)} placement="bottom end">
        <Menu
          className={classNames(styles.menu)}
          items={outline}
          onAction={(key) => {
            const entry = outline.find((candidate) => candidate.ordinal === key);
            if (entry !== undefined) onGoTo(entry.start);
          }}
        >
          {(entry) => (
            <MenuItem
              id={entry.ordinal}
              textValue={entry.text}
              className={classNames(styles.entry)}
              style={{ paddingInlineStart: `${0.25 + entry.rank * 0.6}rem` }}
            >
              <bdi>{entry.text}</bdi>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
