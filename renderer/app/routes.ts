/** Every place of the interface has an address. Search text is never part of one; a place in a text may be. */
export const PATHS = {
  library: '/library',
  search: '/search',
  names: '/search/names',
  highlights: '/highlights',
  tags: '/tags',
  notes: '/notes',
  note: '/notes/:id',
  journal: '/journal/:day',
  trash: '/trash',
  history: '/history',
  settings: '/settings',
  passphrase: '/settings/passphrase',
  recoveryCode: '/settings/recovery-code',
  removeProtection: '/settings/remove-protection',
  erase: '/settings/erase',
  backups: '/settings/backups',
  document: '/documents/:id',
  beside: '/documents/:id/beside/:otherId',
} as const;

export function documentPath(documentId: string, at?: number): string {
  const path = `/documents/${encodeURIComponent(documentId)}`;
  return at === undefined ? path : `${path}?at=${at}`;
}

export function besidePath(documentId: string, otherId: string, at?: number): string {
  const path = `/documents/${encodeURIComponent(documentId)}/beside/${encodeURIComponent(otherId)}`;
  return at === undefined ? path : `${path}?at=${at}`;
}

export function notePath(noteId: string): string {
  return `/notes/${encodeURIComponent(noteId)}`;
}

/** `day` as in the contract: `2026-11-23`. */
export function journalPath(day: string): string {
  return `/journal/${encodeURIComponent(day)}`;
}

/** The place in the text an address points to, or `null` where it points to none. */
export function placeInSearchString(searchString: string): number | null {
  const at = new URLSearchParams(searchString).get('at');
  return at !== null && /^\d{1,9}$/.test(at) ? Number(at) : null;
}
