import type { Topic } from '../../db/contract/contract.ts';

/** The first part of every query key. */
export type Noun =
  'vault' | 'library' | 'documents' | 'passages' | 'search' | 'readingPositions' | 'settings';

/** What has to be asked for again after a change of each topic. */
export const NOUNS_OF_TOPIC: Readonly<Record<Topic, readonly Noun[]>> = {
  vault: ['vault', 'library', 'documents', 'passages', 'search', 'readingPositions', 'settings'],
  documents: ['library', 'documents', 'passages', 'search'],
  'reading-positions': ['readingPositions'],
  settings: ['settings'],
};

export const ALL_TOPICS: readonly Topic[] = ['vault', 'documents', 'reading-positions', 'settings'];
