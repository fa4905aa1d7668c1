import { useMemo } from 'react';
import { passageDirection } from '../../../../db/text/direction.ts';
import type { NoteTargetKind } from '../../../../db/contract/notes.ts';
import { findNoteLinks } from '../../../../db/text/note-links.ts';
import { useLanguage } from '../../../strings/language-context.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { Difference } from './compare-words.ts';
import { leaveOutUnchanged, type ShownDifference } from './leave-out.ts';
import styles from './WordDifferences.module.css';

interface Props {
  readonly differences: readonly Difference[];
  /** What screen readers hear before the words that are only in the second text. */
  readonly addedName: string;
}

/** Two texts in one: what is only in the first struck through, what is only in the second underlined. */
export function WordDifferences({ differences, addedName }: Props) {
  const { direction } = useLanguage();
  const shown = useMemo(() => leaveOutUnchanged(differences), [differences]);
  const words = differences.map(({ text }) => text).join('');
  return (
    <div className={styles.differences} dir={passageDirection(words, 0, words.length) ?? direction}>
      {shown.map((difference, index) => (
        // A comparison is drawn once and never changed.
        // oxlint-disable-next-line react/no-array-index-key
        <Stretch key={index} difference={difference} addedName={addedName} />
      ))}
    </div>
  );
}

interface StretchProps {
  readonly difference: ShownDifference;
  readonly addedName: string;
}

function Stretch({ difference, addedName }: StretchProps) {
  const { strings } = useLanguage();
  const { notes } = strings;
  switch (difference.kind) {
    case 'same':
      return withoutIds(difference.text, notes.targetKinds);
    case 'left-out':
      return <span className={styles.leftOut}>{notes.wordsLeftOut(difference.words)}</span>;
    case 'removed':
      return (
        <del className={styles.removed}>
          <VisuallyHidden>{`${notes.removed}: `}</VisuallyHidden>
          {withoutIds(difference.text, notes.targetKinds)}
        </del>
      );
    default:
      return (
        <ins className={styles.added}>
          <VisuallyHidden>{`${addedName}: `}</VisuallyHidden>
          {withoutIds(difference.text, notes.targetKinds)}
        </ins>
      );
  }
}

/** Links by their words, in the brackets they are written in: the ids between them tell a reader nothing. */
function withoutIds(text: string, kinds: Readonly<Record<NoteTargetKind, string>>): string {
  let shown = '';
  let end = 0;
  for (const link of findNoteLinks(text)) {
    const words = link.label === '' ? kinds[link.kind] : link.label;
    shown += `${text.slice(end, link.start)}${link.isEmbed ? '!' : ''}[[${words}]]`;
    end = link.end;
  }
  return shown + text.slice(end);
}
