import type { Noun } from './topics.ts';

const noun: Noun = 'settings';

/** Names the changes of settings that are on their way. */
export const CHANGING_SETTINGS = [noun, 'set'] as const;
