import { expect, it } from 'vitest';
import { UNDOABLE_COMMANDS } from '../../db/contract/undo.ts';
import { checkSeeds } from '../support/undo-property.ts';

/** More in the long form, `npm run faults`. */
const SEEDS = Number(process.env['SANAD_UNDO_SEEDS'] ?? 30);
const COMMANDS = 20;

it(
  `${COMMANDS} random commands are undone and made again exactly, for ${SEEDS} seeds`,
  async () => {
    const seeds = Array.from({ length: SEEDS }, (_, seed) => seed + 1);
    const { problems, made } = await checkSeeds(seeds, COMMANDS);
    expect(problems).toEqual([]);
    const missing = UNDOABLE_COMMANDS.filter((command) => made[command] === undefined);
    expect(missing).toEqual([]);
  },
  SEEDS * 2000,
);
