import { useMemo } from 'react';
import type { Note } from '../../../db/contract/notes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './BothTextsDialog.module.css';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';
import { WordDifferences } from './history/WordDifferences.tsx';
import { compareWords, type Difference } from './history/compare-words.ts';

interface Props {
  readonly draft: Draft;
  readonly theirs: Note;
  readonly onClose: () => void;
}

/** The text written here and the one of another window side by side, to choose which is to stand. */
export function BothTextsDialog({ draft, theirs, onClose }: Props) {
  const { notes, common } = useStrings();
  const mine = useDraft(draft, ({ text }) => text);
  const differences = useMemo(() => compareWords(mine.body.toString(), theirs.body), [mine, theirs]);
  return (
    <ModalDialog title={notes.bothTitle} closeLabel={common.close} onClose={onClose} place="centre">
      <div className={styles.both}>
        <p className={styles.intro}>{notes.bothIntro}</p>
        <div className={styles.columns}>
          <Column
            name={notes.mine}
            title={mine.title}
            differences={ofOne(differences, 'removed')}
            onChoose={() => void draft.keepMine().then(onClose)}
          />
          <Column
            name={notes.theirs}
            title={theirs.title}
            differences={ofOne(differences, 'added')}
            onChoose={() => void draft.takeTheirs().then(onClose)}
          />
        </div>
      </div>
    </ModalDialog>
  );
}

/** One of two compared texts: what both have, and what only it has. */
function ofOne(differences: readonly Difference[], own: 'removed' | 'added'): readonly Difference[] {
  return differences.flatMap(({ kind, text }): readonly Difference[] =>
    kind === 'same' ? [{ kind, text }] : kind === own ? [{ kind: 'added', text }] : [],
  );
}

interface ColumnProps {
  readonly name: string;
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly onChoose: () => void;
}

function Column({ name, title, differences, onChoose }: ColumnProps) {
  const { notes } = useStrings();
  return (
    <section className={styles.column} aria-label={name}>
      <header className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <Button onPress={onChoose} aria-label={`${notes.keepMine}: ${name}`}>
          {notes.keepMine}
        </Button>
      </header>
      {/* It scrolls, so it has to be reached by the keys that scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.text} tabIndex={0} aria-label={`${notes.text}: ${name}`}>
        {title === '' ? null : (
          <p className={styles.title} dir="auto">
            {title}
          </p>
        )}
        <WordDifferences differences={differences} addedName={notes.onlyHere} />
      </section>
    </section>
  );
}
