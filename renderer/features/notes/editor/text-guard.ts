import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { MAX_NOTE_LENGTH } from '../../../../db/contract/limits.ts';

/** Lets nothing into the text that a note cannot hold; `onTooLong` is told when something was kept out as too long. */
export function textGuard(onTooLong: () => void): Extension {
  return [
    EditorState.transactionFilter.of((transaction) => {
      if (!transaction.docChanged) return transaction;
      const { length } = transaction.newDoc;
      if (length <= MAX_NOTE_LENGTH || length <= transaction.startState.doc.length) return transaction;
      queueMicrotask(onTooLong);
      return [];
    }),
    EditorView.clipboardInputFilter.of(storable),
  ];
}

/** What was pasted, in characters that the library and every export can hold. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
