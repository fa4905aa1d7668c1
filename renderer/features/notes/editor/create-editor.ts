import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { LanguageTools } from '../../../strings/language-context.tsx';
import type { Draft } from '../draft/draft.ts';
import { linkCompletion, type LinkOffers } from './complete-links.ts';
import { continueMarkup } from './continue-markup.ts';
import { editorTheme } from './editor-theme.ts';
import { wrapIn } from './formatting.ts';
import { lineDirection } from './line-direction.ts';
import { chipKeys, linkChips } from './link-chips.ts';
import { markdownLanguage } from './markdown-language.ts';
import { textGuard } from './text-guard.ts';

/** A change that the draft itself brought, and need not hear of. */
const fromDraft = Annotation.define<true>();

export interface EditorSettings {
  readonly draft: Draft;
  readonly tools: LanguageTools;
  readonly label: string;
  readonly placeholder: string;
  readonly complete: LinkOffers['complete'];
  readonly onTooLong: () => void;
}

/** The writing surface of a draft: what is typed goes into the draft, what arrives in the draft is shown by `showText`. */
export function createEditor(parent: HTMLElement, settings: EditorSettings): EditorView {
  const { draft, tools } = settings;
  const doc = draft.get().text.body.toString();
  return new EditorView({
    parent,
    state: EditorState.create({
      doc,
      selection: { anchor: placeToWrite(doc, draft) },
      extensions: [
        history(),
        writing(settings),
        keymap.of([
          { key: 'Enter', run: continueMarkup },
          { key: 'Mod-b', run: wrapIn('**') },
          { key: 'Mod-i', run: wrapIn('*') },
          { key: 'Mod-s', run: () => saveAtOnce(draft) },
          ...chipKeys,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        markdownLanguage(),
        linkChips(tools.strings.notes),
        linkCompletion({ words: tools.strings.notes, complete: settings.complete }),
        lineDirection(tools.direction),
        editorTheme,
        EditorView.lineWrapping,
        placeholder(settings.placeholder),
        EditorView.contentAttributes.of({
          'aria-label': settings.label,
          // It can be reached by Tab without; with it that can be told by looking.
          tabindex: '0',
          'data-pane-focus': '',
        }),
        EditorState.phrases.of(tools.strings.notes.editorPhrases),
      ],
    }),
  });
}

/** It would be saved in a moment; whoever asks for it by habit gets it, and not the dialog of the browser. */
function saveAtOnce(draft: Draft): boolean {
  void draft.saveNow();
  return true;
}

/** The end of what was written before; in a template its first empty place. */
function placeToWrite(doc: string, draft: Draft): number {
  if (draft.get().saving.kind !== 'nothing-written') return doc.length;
  const blank = /^(?:[-*>] .*:|[-*>]) ?$/m.exec(doc);
  return blank === null ? doc.length : blank.index + blank[0].length;
}

function writing({ draft, onTooLong }: EditorSettings): Extension {
  return [
    textGuard(onTooLong),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      if (!docChanged || transactions.some((one) => one.annotation(fromDraft) === true)) return;
      draft.write({ body: state.doc });
    }),
  ];
}

/** Shows a text that came from elsewhere; only what differs is replaced, so that the cursor keeps its place. */
export function showText(view: EditorView, text: string): void {
  const shown = view.state.doc.toString();
  const lines = text.replaceAll(/\r\n?/g, '\n');
  if (shown === lines) return;
  const start = commonLength(shown, lines);
  const end = commonLength(reversed(shown.slice(start)), reversed(lines.slice(start)));
  view.dispatch({
    changes: { from: start, to: shown.length - end, insert: lines.slice(start, lines.length - end) },
    annotations: fromDraft.of(true),
  });
}

function commonLength(text: string, other: string): number {
  const longest = Math.min(text.length, other.length);
  let length = 0;
  while (length < longest && text.codePointAt(length) === other.codePointAt(length)) length += 1;
  return length;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
