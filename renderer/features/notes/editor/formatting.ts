import { startCompletion } from '@codemirror/autocomplete';
import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Puts marks around the selected words, or takes them away; without a selection the cursor ends up between them. */
export function wrapIn(mark: string): Command {
  return (view) => {
    const { state } = view;
    const change = state.changeByRange(({ from, to }) => {
      const { length } = mark;
      const isInside =
        state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark;
      if (isInside) {
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(from - length, to - length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    view.dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

const LINE_MARK = /^(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/;

/** Begins every selected line with a mark in the place of another such mark; where all have it, it is taken away. */
export function markLines(mark: string): Command {
  return (view) => {
    const { state } = view;
    view.dispatch(
      state.update(lineChanges(state, mark), { scrollIntoView: true, userEvent: 'input.format' }),
    );
    return true;
  };
}

function lineChanges(state: EditorState, mark: string): TransactionSpec {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
  const written = lines.filter(({ text }) => text.trim() !== '' || lines.length === 1);
  const isMarked = written.every(({ text }) => text.startsWith(mark));
  const changes = written.map((line) => {
    const present = LINE_MARK.exec(line.text)?.[0] ?? '';
    return { from: line.from, to: line.from + present.length, insert: isMarked ? '' : mark };
  });
  return { changes };
}

/** Begins a link, or the words of a highlight themselves, and offers what it can lead to. */
export function beginLink(opening: '[[' | '![['): Command {
  return (view) => {
    view.dispatch(view.state.replaceSelection(opening), { scrollIntoView: true, userEvent: 'input.type' });
    view.focus();
    return startCompletion(view);
  };
}
