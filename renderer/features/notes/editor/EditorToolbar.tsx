import type { Command, EditorView } from '@codemirror/view';
import type { RefObject } from 'react';
import { Toolbar } from 'react-aria-components';
import { useStrings } from '../../../strings/language-context.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { IconName } from '../../../ui/Icon.tsx';
import styles from './EditorToolbar.module.css';
import { beginLink, markLines, wrapIn } from './formatting.ts';

type ActionName = Exclude<keyof ReturnType<typeof useStrings>['notes']['formatting'], 'label'>;

const ACTIONS: readonly {
  readonly name: ActionName;
  readonly icon: IconName;
  readonly run: Command;
}[] = [
  { name: 'bold', icon: 'bold', run: wrapIn('**') },
  { name: 'italic', icon: 'italic', run: wrapIn('*') },
  { name: 'heading', icon: 'heading', run: markLines('## ') },
  { name: 'list', icon: 'list', run: markLines('- ') },
  { name: 'quotation', icon: 'quote', run: markLines('> ') },
  { name: 'link', icon: 'link', run: beginLink('[[') },
  { name: 'quote', icon: 'highlight', run: beginLink('![[') },
];

/** The marks of Markdown for those who do not know them by heart. */
export function EditorToolbar({ viewRef }: { readonly viewRef: RefObject<EditorView | null> }) {
  const { notes } = useStrings();
  return (
    <Toolbar aria-label={notes.formatting.label} className={classNames(styles.toolbar)}>
      {ACTIONS.map(({ name, icon, run }) => (
        <IconButton
          key={name}
          icon={icon}
          label={notes.formatting[name]}
          onPress={() => {
            const view = viewRef.current;
            if (view === null) return;
            view.focus();
            run(view);
          }}
        />
      ))}
    </Toolbar>
  );
}
