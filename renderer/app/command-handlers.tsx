import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { COMMANDS, type Command, type CommandId } from './commands.ts';
import {
  isCombination,
  isForText,
  isTypedCharacter,
  keyNames,
  type KeyboardKind,
} from './key-combination.ts';
import { useStrings } from '../strings/language-context.tsx';
import { SettingsContext } from './settings-context.tsx';

type Handler = () => void;

interface CommandDesk {
  register(id: CommandId, handler: Handler): () => void;
  run(id: CommandId): void;
  /** The commands that can be run at this moment, in the order of the list. */
  available(): readonly Command[];
}

const CommandContext = createContext<CommandDesk | null>(null);

const KEYBOARD: KeyboardKind = { isMac: navigator.platform.startsWith('Mac') };

function createDesk(): CommandDesk {
  const handlers = new Map<CommandId, Handler[]>();
  return {
    register(id, handler) {
      handlers.set(id, [...(handlers.get(id) ?? []), handler]);
      return () => {
        handlers.set(id, handlers.get(id)?.filter((other) => other !== handler) ?? []);
      };
    },
    // The part of the page that came last (the nearest one) answers.
    run: (id) => handlers.get(id)?.at(-1)?.(),
    available: () => COMMANDS.filter((command) => (handlers.get(command.id)?.length ?? 0) > 0),
  };
}

/** Listens for the keys of every command; the parts of the page say with `useCommand` what a command does. */
export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const [desk] = useState(createDesk);
  // Before the library is open there are no commands.
  const hasSingleKeys = use(SettingsContext)?.hasSingleKeyCommands === true;
  useEffect(() => {
    const listenTo = (isOurs: (keys: string) => boolean) => (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.getModifierState('AltGraph')) return;
      const command = desk
        .available()
        .find(({ keys }) =>
          keys.some(
            (keys) =>
              isOurs(keys) &&
              isCombination(event, keys, KEYBOARD) &&
              !(isForTyping(event.target) && isForText(keys)),
          ),
        );
      if (command === undefined || (isModalOpen() && command.isUrgent !== true)) return;
      event.preventDefault();
      event.stopPropagation();
      desk.run(command.id);
    };
    // Combinations come before the lists and boxes of the page, which answer to Enter whatever is held with it;
    // single characters come after them.
    const early = listenTo((keys) => !isTypedCharacter(keys));
    const late = listenTo((keys) => isTypedCharacter(keys) && hasSingleKeys);
    window.addEventListener('keydown', early, { capture: true });
    window.addEventListener('keydown', late);
    return () => {
      window.removeEventListener('keydown', early, { capture: true });
      window.removeEventListener('keydown', late);
    };
  }, [desk, hasSingleKeys]);
  return <CommandContext value={desk}>{children}</CommandContext>;
}

export function useCommandDesk(): CommandDesk {
  const desk = use(CommandContext);
  if (desk === null) throw new Error('CommandProvider is missing.');
  return desk;
}

/** Says what a command does while this component is on the page; `null` means that it can do nothing now. */
export function useCommand(id: CommandId, handler: Handler | null): void {
  const desk = useCommandDesk();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const isAvailable = handler !== null;
  useEffect(
    () => (isAvailable ? desk.register(id, () => latest.current?.()) : undefined),
    [desk, id, isAvailable],
  );
}

/** The keys of a combination by their engraved names. */
export function useKeyNames(): (combination: string) => readonly string[] {
  const { commands } = useStrings();
  return useMemo(() => (combination) => keyNames(combination, commands.keyNames, KEYBOARD), [commands]);
}

/** The keys of a command for a tooltip, such as `Ctrl+F`. */
export function useKeysOf(): (id: CommandId) => string {
  const namesOf = useKeyNames();
  return useMemo(
    () => (id) => {
      const keys = COMMANDS.find((command) => command.id === id)?.keys[0];
      return keys === undefined ? '' : namesOf(keys).join('+');
    },
    [namesOf],
  );
}

function isModalOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function isForTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type);
}
