import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { passageDirection } from '../../../../db/text/direction.ts';
import type { TextDirection } from '../../../../db/contract/models.ts';
import { findNoteLinks } from '../../../../db/text/note-links.ts';

const LINES = {
  ltr: Decoration.line({ attributes: { dir: 'ltr' } }),
  rtl: Decoration.line({ attributes: { dir: 'rtl' } }),
} as const;

/** A line without letters reads like the one before it, so that the cursor stays on its side; so far back. */
const LINES_BACK = 20;

/** Gives each line in view the direction of its own words; a line without any follows the one above it. */
export function lineDirection(base: TextDirection): Extension {
  const directions = ViewPlugin.define(
    (view) => {
      let lines = linesInView(view, base);
      return {
        get lines() {
          return lines;
        },
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) lines = linesInView(update.view, base);
        },
      };
    },
    { decorations: (value): DecorationSet => value.lines },
  );
  return [directions, EditorView.perLineTextDirection.of(true)];
}

function linesInView(view: EditorView, base: TextDirection): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  let last: TextDirection | null = null;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at);
      last = lineTextDirection(line.text) ?? last ?? directionAbove(view, line.number) ?? base;
      builder.add(line.from, line.from, LINES[last]);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function directionAbove(view: EditorView, number: number): TextDirection | null {
  for (let above = number - 1; above >= Math.max(1, number - LINES_BACK); above -= 1) {
    const direction = lineTextDirection(view.state.doc.line(above).text);
    if (direction !== null) return direction;
  }
  return null;
}

/** By the words that are seen: of a link its label, not the id and the English name of its kind. */
export function lineTextDirection(text: string): TextDirection | null {
  if (!text.includes('[[')) return passageDirection(text, 0, text.length);
  let seen = '';
  let end = 0;
  for (const link of findNoteLinks(text)) {
    seen += `${text.slice(end, link.start)}${link.label}`;
    end = link.end;
  }
  seen += text.slice(end);
  return passageDirection(seen, 0, seen.length);
}
