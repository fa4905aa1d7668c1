/**
 * What changed, never its content: a host may log a topic. The list stands by itself because the interface needs it as a
 * value, and with it nothing of the schemas, which no page has a use for.
 */
export const TOPICS = [
  'vault',
  'documents',
  'reading-positions',
  'settings',
  'tags',
  'highlights',
  'links',
  'notes',
  'saved-searches',
  'undo',
  'backups',
] as const;
export type Topic = (typeof TOPICS)[number];
