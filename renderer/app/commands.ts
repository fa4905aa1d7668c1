import type { Strings } from '../strings/en.ts';

export type CommandId = keyof Strings['commands']['labels'];
export type CommandGroup = keyof Strings['commands']['groups'];

export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /**
   * Key combinations, the first of which is shown. `Mod` is the platform's command key (⌘ on macOS, Ctrl
   * elsewhere). A single character works only outside fields for typing.
   */
  readonly keys: readonly string[];
  /** Left out of the palette, because it makes sense only by its key. */
  readonly isKeyOnly?: true;
  /** Works while a dialog is open, too: it cannot wait. */
  readonly isUrgent?: true;
}

/** THE list of commands: the palette, the keyboard map and the menus of the desktop window are drawn from it. */
export const COMMANDS: readonly Command[] = [
  { id: 'palette', group: 'general', keys: ['Mod+K'], isKeyOnly: true },
  { id: 'keyboard', group: 'general', keys: ['?', 'F1'] },
  { id: 'goLibrary', group: 'go', keys: ['Mod+Shift+L'] },
  { id: 'goSearch', group: 'go', keys: ['Mod+Shift+F', '/'] },
  { id: 'goHighlights', group: 'go', keys: ['Mod+Shift+H'] },
  { id: 'goTags', group: 'go', keys: ['Mod+Shift+T'] },
  { id: 'goNames', group: 'go', keys: [] },
  { id: 'goNotes', group: 'go', keys: ['Mod+Shift+N'] },
  { id: 'goJournal', group: 'go', keys: ['Mod+Shift+J'] },
  { id: 'goTrash', group: 'go', keys: [] },
  { id: 'goHistory', group: 'go', keys: [] },
  { id: 'goBackups', group: 'go', keys: [] },
  { id: 'goSettings', group: 'go', keys: ['Mod+,'] },
  { id: 'goBack', group: 'go', keys: ['Alt+ArrowLeft'] },
  { id: 'undo', group: 'work', keys: ['Mod+Z'] },
  { id: 'redo', group: 'work', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'lock', group: 'work', keys: ['Mod+L'], isUrgent: true },
  { id: 'newNote', group: 'notes', keys: ['Mod+Alt+N'] },
  { id: 'nextPane', group: 'panes', keys: ['F6'], isKeyOnly: true },
  { id: 'previousPane', group: 'panes', keys: ['Shift+F6'], isKeyOnly: true },
  { id: 'toggleInspector', group: 'panes', keys: ['Ctrl+Alt+I'] },
  { id: 'toggleRail', group: 'panes', keys: ['Ctrl+Alt+R'] },
  { id: 'filterLibrary', group: 'library', keys: ['Mod+F'] },
  { id: 'tag', group: 'library', keys: ['Mod+Shift+K'] },
  { id: 'removeDocuments', group: 'library', keys: ['Delete'] },
  { id: 'newVersion', group: 'library', keys: [] },
  { id: 'openBeside', group: 'general', keys: ['Mod+Shift+Enter'] },
  { id: 'closeBeside', group: 'reader', keys: [] },
  { id: 'findInText', group: 'reader', keys: ['Mod+F'] },
  { id: 'nextHit', group: 'reader', keys: ['F3', 'Mod+G'] },
  { id: 'previousHit', group: 'reader', keys: ['Shift+F3', 'Mod+Shift+G'] },
  { id: 'nextHitAcross', group: 'reader', keys: ['F8'] },
  { id: 'previousHitAcross', group: 'reader', keys: ['Shift+F8'] },
  { id: 'caret', group: 'reader', keys: ['F7'] },
  { id: 'highlightSelection', group: 'reader', keys: ['h'] },
  { id: 'commentSelection', group: 'reader', keys: ['c'] },
  { id: 'highlightSentence', group: 'reader', keys: ['Shift+H'] },
  { id: 'highlightHit', group: 'reader', keys: ['Mod+Alt+H'] },
  { id: 'linkSelection', group: 'reader', keys: ['l'] },
  { id: 'noteOnSelection', group: 'reader', keys: ['n'] },
  { id: 'copyWithSource', group: 'reader', keys: [] },
  { id: 'contents', group: 'reader', keys: ['Mod+Shift+O'] },
  { id: 'largerText', group: 'reader', keys: ['+', '='] },
  { id: 'smallerText', group: 'reader', keys: ['-'] },
  { id: 'saveSearch', group: 'search', keys: ['Mod+S'] },
  { id: 'toggleContext', group: 'search', keys: ['Mod+Alt+K'] },
];

/** Keys that lists and boxes answer to by themselves; shown in the keyboard map beside the commands. */
export const LIST_KEYS: readonly {
  readonly id: keyof Strings['commands']['listKeys'];
  readonly group: CommandGroup;
  readonly keys: readonly string[];
}[] = [
  { id: 'move', group: 'library', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'openDocument', group: 'library', keys: ['Enter'] },
  { id: 'showInInspector', group: 'library', keys: ['Space'] },
  { id: 'moveInTree', group: 'tags', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'openBranch', group: 'tags', keys: ['ArrowRight', 'ArrowLeft'] },
  { id: 'chooseTag', group: 'tags', keys: ['Enter'] },
  { id: 'renameTag', group: 'tags', keys: ['F2'] },
  { id: 'removeTag', group: 'tags', keys: ['Delete'] },
  { id: 'closeFind', group: 'reader', keys: ['Escape'] },
  { id: 'openNote', group: 'notes', keys: ['Enter'] },
  { id: 'linkInNote', group: 'notes', keys: ['[['] },
  { id: 'quoteInNote', group: 'notes', keys: ['![['] },
  { id: 'insideLink', group: 'notes', keys: ['F2'] },
  { id: 'bold', group: 'notes', keys: ['Mod+B'] },
  { id: 'italic', group: 'notes', keys: ['Mod+I'] },
  { id: 'moveHits', group: 'search', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
  { id: 'openHit', group: 'search', keys: ['Enter'] },
  { id: 'moveInTable', group: 'search', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
];
