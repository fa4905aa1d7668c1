import { useChangeSettings } from '../../api/settings.ts';
import { useCommand } from '../../app/command-handlers.tsx';
import { useSettings } from '../../app/settings-context.tsx';
import type { Reader } from './use-reader.ts';

interface PaneCommands {
  /** Of two panes the one worked in answers to the commands. */
  readonly isActive: boolean;
  readonly reader: Reader;
  readonly onBeside: () => void;
  readonly onCloseBeside: (() => void) | null;
}

const SMALLEST_PX = 14;
const LARGEST_PX = 32;

/** What the commands of the reader do in this pane. */
export function usePaneCommands(pane: PaneCommands): void {
  const { isActive, reader, onBeside, onCloseBeside } = pane;
  const hits = reader.find.isOpen ? reader.find.hits : reader.hits;
  const { readingSizePx } = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  const canStep = isActive && hits.marks.length > 0;
  const resize = (by: number): (() => void) => {
    const size = Math.min(LARGEST_PX, Math.max(SMALLEST_PX, readingSizePx + by));
    return () => changeSettings({ readingSizePx: size });
  };
  useCommand('findInText', isActive ? reader.openFind : null);
  useCommand('nextHit', canStep ? hits.next : null);
  useCommand('previousHit', canStep ? hits.previous : null);
  useCommand('openBeside', isActive ? onBeside : null);
  useCommand('closeBeside', isActive ? onCloseBeside : null);
  useCommand('largerText', isActive ? resize(1) : null);
  useCommand('smallerText', isActive ? resize(-1) : null);
}
