import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './FindBar.module.css';
import { HitSteps } from './HitSteps.tsx';
import type { Find } from './use-find.ts';

/** Find in this text: a box, "3 of 17", next and previous, and the way back to the text. */
export function FindBar({ find, onClose }: { readonly find: Find; readonly onClose: () => void }) {
  const { reader, common } = useStrings();
  const box = useRef<HTMLInputElement>(null);
  const opened = find.opened;
  useEffect(() => {
    if (opened === 0) return;
    box.current?.focus();
    box.current?.select();
  }, [opened]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.shiftKey) find.hits.previous();
    else find.hits.next();
  };
  return (
    <search className={styles.bar} aria-label={reader.findLabel}>
      <div className={styles.box}>
        <SearchField
          label={reader.findLabel}
          placeholder={reader.findLabel}
          clearLabel={common.clear}
          value={find.text}
          onChange={find.setText}
          inputRef={box}
          onInputKeyDown={onKeyDown}
          onEscape={onClose}
        />
      </div>
      {find.isAnswered || find.hits.marks.length > 0 ? <HitSteps hits={find.hits} /> : null}
      <Switch isOn={find.isExact} onChange={find.setIsExact}>
        {reader.exact}
      </Switch>
      <div className={styles.end}>
        <IconButton icon="close" label={reader.closeFind} onPress={onClose} />
      </div>
    </search>
  );
}
