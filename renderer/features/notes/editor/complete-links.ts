import {
  acceptCompletion,
  autocompletion,
  completionStatus,
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import type { NamedTarget, NoteTargetKind } from '../../../../db/contract/notes.ts';
import { writeNoteLink } from '../../../../db/text/note-links.ts';
import type { Strings } from '../../../strings/en.ts';
import { TARGET_ICONS } from '../target-kinds.ts';
import { iconElement } from './icon-element.ts';
import styles from './complete-links.module.css';

export interface LinkOffers {
  readonly words: Pick<Strings['notes'], 'targetKinds' | 'untitled'>;
  /** What the library has for the words typed so far; may fail, and is then as good as nothing. */
  readonly complete: (
    text: string,
    kinds: readonly NoteTargetKind[] | null,
  ) => Promise<readonly NamedTarget[]>;
}

interface TargetCompletion extends Completion {
  readonly target: NamedTarget;
}

const OPENED = /!?\[\[[^[\]|\n]{0,200}$/;
/** Long enough that a fast typist asks once, short enough to feel at once. */
const DELAY_MS = 60;

/** `[[` offers documents, notes, tags and quotes while words are typed after it; `![[` offers quotes to be shown. */
export function linkCompletion(offers: LinkOffers): Extension {
  return [takeWhenThere(), offering(offers)];
}

function offering(offers: LinkOffers): Extension {
  return autocompletion({
    override: [(context) => offeredAt(context, offers)],
    icons: false,
    activateOnTypingDelay: DELAY_MS,
    // Between brackets Enter is meant for what is offered, however lately that appeared.
    interactionDelay: 0,
    // As many as are seen without scrolling; the others follow the keys.
    maxRenderedOptions: 10,
    addToOptions: [
      {
        position: 20,
        render: (completion) =>
          isTargetCompletion(completion)
            ? iconElement(TARGET_ICONS[completion.target.target.kind], styles['sign'] ?? '')
            : null,
      },
    ],
  });
}

/** Enter before the offers have arrived takes the first of them once they are there, instead of ending the line. */
function takeWhenThere(): Extension {
  const patience = ViewPlugin.define((view) => {
    const waiting = {
      isWanted: false,
      update({ docChanged, selectionSet, state }: ViewUpdate) {
        if (!waiting.isWanted) return;
        const status = completionStatus(state);
        waiting.isWanted = status === 'pending' && !docChanged && !selectionSet;
        // An update must not be answered by another within it.
        if (status === 'active' && !docChanged) queueMicrotask(() => acceptCompletion(view));
      },
    };
    return waiting;
  });
  const wait = (view: EditorView): boolean => {
    if (completionStatus(view.state) !== 'pending') return false;
    const { head } = view.state.selection.main;
    if (!OPENED.test(view.state.sliceDoc(view.state.doc.lineAt(head).from, head))) return false;
    const waiting = view.plugin(patience);
    if (waiting !== null) waiting.isWanted = true;
    return true;
  };
  return [patience, Prec.highest(keymap.of([{ key: 'Enter', run: wait }]))];
}

async function offeredAt(context: CompletionContext, offers: LinkOffers): Promise<CompletionResult | null> {
  const opened = context.matchBefore(OPENED);
  if (opened === null) return null;
  const isEmbed = opened.text.startsWith('!');
  const openingLength = isEmbed ? '![['.length : '[['.length;
  const typed = opened.text.slice(openingLength).trim();
  const targets = await offers.complete(typed, isEmbed ? ['highlight'] : null).catch(() => []);
  if (context.aborted) return null;
  const apply = (view: EditorView, completion: Completion): void => {
    if (!isTargetCompletion(completion)) return;
    insertLink(view, { from: opened.from, isEmbed, completion });
  };
  return {
    from: opened.from + openingLength,
    options: targets.map((target) => ({ ...asCompletion(target, offers), apply })),
    // The core has ordered them, by the folding of search.
    filter: false,
  };
}

function asCompletion(target: NamedTarget, { words }: LinkOffers): TargetCompletion {
  const kind = words.targetKinds[target.target.kind];
  return {
    // Options of the same label and detail would be taken for one.
    label: `${target.target.kind}:${target.target.id}`,
    displayLabel: target.label === '' ? words.untitled : target.label,
    detail: target.place === null ? kind : `${kind}, ${target.place.documentTitle}`,
    target,
  };
}

function isTargetCompletion(completion: Completion): completion is TargetCompletion {
  return 'target' in completion;
}

const CLOSING = ']]';

interface Insertion {
  readonly from: number;
  readonly isEmbed: boolean;
  readonly completion: TargetCompletion;
}

function insertLink(view: EditorView, { from, isEmbed, completion }: Insertion): void {
  const { target, label } = completion.target;
  const written = isEmbed
    ? `!${writeNoteLink({ ...target, label: '' })}`
    : writeNoteLink({ ...target, label });
  const { head } = view.state.selection.main;
  const isClosed = view.state.sliceDoc(head, head + CLOSING.length) === CLOSING;
  view.dispatch({
    changes: { from, to: isClosed ? head + CLOSING.length : head, insert: written },
    selection: { anchor: from + written.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
}
