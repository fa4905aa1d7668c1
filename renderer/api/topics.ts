import { TOPICS, type Topic } from '../../db/contract/topics.ts';

/** The first part of every query key. */
export type Noun =
  | 'vault'
  | 'library'
  | 'documents'
  | 'passages'
  | 'search'
  | 'readingPositions'
  | 'settings'
  | 'tags'
  | 'highlights'
  | 'links'
  | 'notes'
  | 'undo'
  | 'trash'
  | 'savedSearches'
  | 'backups';

const ALL_NOUNS: readonly Noun[] = [
  'vault',
  'library',
  'documents',
  'passages',
  'search',
  'readingPositions',
  'settings',
  'tags',
  'highlights',
  'links',
  'notes',
  'undo',
  'trash',
  'savedSearches',
  'backups',
];

/**
 * What has to be asked for again after a change of each topic. A record shows its tags, and counts what hangs on it; a search
 * finds all of them.
 */
export const NOUNS_OF_TOPIC: Readonly<Record<Topic, readonly Noun[]>> = {
  vault: ALL_NOUNS,
  documents: ['library', 'documents', 'passages', 'search', 'tags', 'highlights', 'links', 'notes', 'trash'],
  'reading-positions': ['readingPositions'],
  settings: ['settings'],
  tags: ['tags', 'documents', 'highlights', 'notes', 'trash', 'search'],
  highlights: ['highlights', 'tags', 'notes', 'documents', 'search'],
  links: ['links', 'documents'],
  notes: ['notes', 'highlights', 'tags', 'documents', 'trash', 'search'],
  'saved-searches': ['savedSearches'],
  undo: ['undo'],
  backups: ['backups', 'library'],
};

export const ALL_TOPICS: readonly Topic[] = TOPICS;
