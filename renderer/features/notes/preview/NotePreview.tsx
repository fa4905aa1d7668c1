import { memo, useMemo } from 'react';
import { MarkdownNodes } from './MarkdownNodes.tsx';
import styles from './NotePreview.module.css';
import { cutNote, parseNote } from './parse-note.ts';

/** A note as it reads. Pieces whose words stay the same are not drawn again. */
export const NotePreview = memo(function NotePreview({ body }: { readonly body: string }) {
  const pieces = useMemo(() => cutNote(body), [body]);
  return (
    <div className={styles.preview}>
      {pieces.map((markdown, index) => (
        // The first piece stays the first, whatever is typed into it.
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} markdown={markdown} />
      ))}
    </div>
  );
});

const Piece = memo(function Piece({ markdown }: { readonly markdown: string }) {
  const nodes = useMemo(() => parseNote(markdown), [markdown]);
  return (
    <div className={styles.piece}>
      <MarkdownNodes nodes={nodes} />
    </div>
  );
});
