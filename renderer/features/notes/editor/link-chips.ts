import { syntaxTree } from '@codemirror/language';
import {
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type KeyBinding,
  type ViewUpdate,
} from '@codemirror/view';
import type { NamedTarget } from '../../../../db/contract/notes.ts';
import { findNoteLinks, type NoteLink } from '../../../../db/text/note-links.ts';
import { targetKey } from '../../../api/notes.ts';
import type { Strings } from '../../../strings/en.ts';
import { TARGET_ICONS } from '../target-kinds.ts';
import { iconElement } from './icon-element.ts';
import styles from './link-chips.module.css';

export type ChipWords = Pick<Strings['notes'], 'targetKinds' | 'missing'>;
type Known = ReadonlyMap<string, NamedTarget>;

/** Tells the editor what the links of its text lead to, as far as that is known. */
export const setKnownTargets = StateEffect.define<Known>();

const knownTargets = StateField.define<Known>({
  create: () => new Map(),
  update: (known, transaction) =>
    transaction.effects.reduce((last, effect) => (effect.is(setKnownTargets) ? effect.value : last), known),
});

/**
 * Shows each link of the text as its label. The cursor passes a link as one character; a press on it, or F2 beside it,
 * goes inside, where it is written out and can be changed.
 */
export function linkChips(words: ChipWords): Extension {
  const chips = ViewPlugin.define(
    (view) => {
      let shown = chipsInView(view, words);
      return {
        get shown() {
          return shown;
        },
        update(update: ViewUpdate) {
          const { startState, state } = update;
          const isKnownAnew = startState.field(knownTargets) !== state.field(knownTargets);
          // The structure of a long text is read bit by bit, and arrives after the text.
          const isReadAnew = syntaxTree(startState) !== syntaxTree(state);
          const isMoved = update.docChanged || update.viewportChanged || update.selectionSet;
          if (isMoved || isKnownAnew || isReadAnew) {
            shown = chipsInView(update.view, words);
          }
        },
      };
    },
    {
      decorations: (value) => value.shown,
      provide: (plugin) =>
        EditorView.atomicRanges.of((view) => view.plugin(plugin)?.shown ?? Decoration.none),
    },
  );
  return [knownTargets, chips, EditorView.domEventHandlers({ mousedown: goInside })];
}

function chipsInView(view: EditorView, words: ChipWords): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const known = view.state.field(knownTargets);
  for (const { from, to } of view.visibleRanges) {
    // Links never go over the end of a line, and a range in view may begin or end inside one.
    const start = view.state.doc.lineAt(from).from;
    const end = view.state.doc.lineAt(to).to;
    for (const link of findNoteLinks(view.state.sliceDoc(start, end))) {
      const at = { from: start + link.start, to: start + link.end };
      if (isInside(view.state, at) || isCode(view.state, at)) continue;
      const target = known.get(targetKey(link));
      const widget = new LinkChip(link, { label: labelOf(link, target, words), target, words });
      builder.add(at.from, at.to, Decoration.replace({ widget }));
    }
  }
  return builder.finish();
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function isInside(state: EditorState, { from, to }: Place): boolean {
  return state.selection.ranges.some(({ head }) => head > from && head < to);
}

const CODE: ReadonlySet<string> = new Set(['InlineCode', 'FencedCode', 'CodeBlock']);

/** In code a mark is what it is written as. */
function isCode(state: EditorState, { from }: Place): boolean {
  for (let node = syntaxTree(state).resolveInner(from, 1).node; ;) {
    if (CODE.has(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

function labelOf(link: NoteLink, target: NamedTarget | undefined, words: ChipWords): string {
  if (link.label !== '') return link.label;
  return target === undefined || target.label === '' ? words.targetKinds[link.kind] : target.label;
}

interface ChipLook {
  readonly label: string;
  readonly target: NamedTarget | undefined;
  readonly words: ChipWords;
}

class LinkChip extends WidgetType {
  readonly link: NoteLink;
  readonly look: ChipLook;

  constructor(link: NoteLink, look: ChipLook) {
    super();
    this.link = link;
    this.look = look;
  }

  override eq({ link, look }: LinkChip): boolean {
    return (
      link.kind === this.link.kind &&
      link.isEmbed === this.link.isEmbed &&
      look.label === this.look.label &&
      look.target?.isMissing === this.look.target?.isMissing
    );
  }

  override toDOM(): HTMLElement {
    const { label, target, words } = this.look;
    const chip = document.createElement('span');
    chip.className = styles['chip'] ?? '';
    chip.dataset['chip'] = this.link.isEmbed ? 'quote' : 'link';
    if (target?.isMissing === true) chip.dataset['missing'] = '';
    const name = document.createElement('span');
    name.className = styles['label'] ?? '';
    name.dir = 'auto';
    name.textContent = label;
    chip.append(
      iconElement(TARGET_ICONS[this.link.kind], styles['sign'] ?? ''),
      hidden(`${words.targetKinds[this.link.kind]}: `),
      name,
    );
    if (target?.isMissing === true) chip.append(hidden(` (${words.missing})`));
    return chip;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Read by screen readers, not shown. */
function hidden(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = styles['hidden'] ?? '';
  element.textContent = text;
  return element;
}

function goInside(event: MouseEvent, view: EditorView): boolean {
  const chip = event.target instanceof Element ? event.target.closest('[data-chip]') : null;
  if (chip === null || event.button !== 0 || event.shiftKey) return false;
  const start = view.posAtDOM(chip);
  const line = view.state.doc.lineAt(start);
  const link = findNoteLinks(line.text).find((one) => line.from + one.start === start);
  if (link === undefined) return false;
  event.preventDefault();
  view.dispatch({ selection: { anchor: line.from + wordsEnd(link) } });
  view.focus();
  return true;
}

/** Inside a link the cursor stands behind its words: they are what is most likely to be changed. */
function wordsEnd({ end }: NoteLink): number {
  return end - ']]'.length;
}

/** F2 beside a link goes inside it, as it does with a name in a list of files. */
export const chipKeys: readonly KeyBinding[] = [
  {
    key: 'F2',
    run: (view) => {
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const link = findNoteLinks(line.text).find(
        ({ start, end }) => line.from + start === head || line.from + end === head,
      );
      if (link === undefined) return false;
      view.dispatch({ selection: { anchor: line.from + wordsEnd(link) } });
      return true;
    },
  },
];
