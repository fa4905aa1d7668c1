import { EditorSelection, type ChangeSpec, type EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';

const MARKUP = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>))(\s+)/;

/**
 * Enter in a list or a quotation begins the next item; in an item without words it ends the list. An empty line is left
 * then, without which Markdown takes what follows for a part of the last item.
 */
export const continueMarkup: Command = (view) => {
  const { state } = view;
  const { from, to, empty } = state.selection.main;
  const line = state.doc.lineAt(from);
  const match = MARKUP.exec(line.text);
  if (!empty || match === null || from < line.from + match[0].length) return false;
  const change: ChangeSpec & { from: number; insert: string } =
    line.text.length === match[0].length
      ? { from: line.from, to, insert: state.lineBreak }
      : { from, to, insert: `${state.lineBreak}${nextMark(match)}` };
  view.dispatch(edit(state, change));
  return true;
};

function nextMark([
  ,
  indent = '',
  bullet,
  number,
  delimiter = '',
  quote,
  space = ' ',
]: RegExpExecArray): string {
  if (number !== undefined) return `${indent}${Number(number) + 1}${delimiter}${space}`;
  return `${indent}${bullet ?? quote ?? ''}${space}`;
}

function edit(state: EditorState, change: { from: number; to?: number; insert: string }) {
  return state.update({
    changes: change,
    selection: EditorSelection.cursor(change.from + change.insert.length),
    scrollIntoView: true,
    userEvent: 'input',
  });
}
