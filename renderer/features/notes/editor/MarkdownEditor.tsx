import type { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { useCompleteTarget } from '../../../api/notes.ts';
import { useLanguage } from '../../../strings/language-context.tsx';
import type { Draft } from '../draft/draft.ts';
import type { KnownTargets } from '../known-targets.ts';
import { createEditor, showText } from './create-editor.ts';
import { setKnownTargets } from './link-chips.ts';
import styles from './MarkdownEditor.module.css';

interface Props {
  readonly draft: Draft;
  readonly label: string;
  readonly placeholder: string;
  readonly known: KnownTargets;
  /** Filled with the editor while it is on the page, for the buttons and keys around it. */
  readonly viewRef: RefObject<EditorView | null>;
  /** Asked once the editor is on the page. */
  readonly takesFocus: () => boolean;
  readonly onTooLong: () => void;
}

/** Where a note is written: Markdown with its marks in sight, its links as what they lead to. */
export function MarkdownEditor(props: Props) {
  const { draft, label, placeholder, known, viewRef, takesFocus } = props;
  const place = useRef<HTMLDivElement>(null);
  const tools = useLanguage();
  const complete = useCompleteTarget();
  const onTooLong = useEffectEvent(props.onTooLong);
  const onOpen = useEffectEvent((view: EditorView) => {
    view.dispatch({ effects: setKnownTargets.of(known) });
    if (takesFocus()) view.focus();
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const view = createEditor(place.current, {
      draft,
      tools,
      label,
      placeholder,
      complete,
      onTooLong: () => onTooLong(),
    });
    viewRef.current = view;
    onOpen(view);
    return () => {
      viewRef.current = null;
      view.destroy();
    };
  }, [draft, tools, label, placeholder, complete, viewRef]);
  useEffect(() => {
    let shown = draft.get().replacements;
    return draft.subscribe(() => {
      const { replacements, text } = draft.get();
      if (replacements === shown || viewRef.current === null) return;
      shown = replacements;
      showText(viewRef.current, text.body.toString());
    });
  }, [draft, viewRef]);
  useEffect(() => {
    viewRef.current?.dispatch({ effects: setKnownTargets.of(known) });
  }, [known, viewRef]);
  return <div ref={place} className={styles.editor} onBlur={() => void draft.saveNow()} />;
}
