import type { ComponentProps } from 'react';
import { EditorToolbar } from './EditorToolbar.tsx';
import { MarkdownEditor } from './MarkdownEditor.tsx';

/** Where a note is written, with the buttons above it. */
export function WritingSurface(props: ComponentProps<typeof MarkdownEditor>) {
  return (
    <>
      <EditorToolbar viewRef={props.viewRef} />
      <MarkdownEditor {...props} />
    </>
  );
}
