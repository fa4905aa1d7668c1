const STORAGE_KEY = 'sanad-token';
const TOKEN_IN_HASH = /^#token=([^&]+)$/;

/** The part of a window that the token passes through. */
export interface TokenPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * The token this window was opened with, or `null` where it was opened without one.
 *
 * It arrives in the fragment of the address, which is never sent to a server; it is taken out of the address
 * (and so of the history) at once and kept for this tab only, so that a reload works.
 */
export function takeSessionToken(page: TokenPage): string | null {
  const arrived = TOKEN_IN_HASH.exec(page.location.hash)?.[1];
  if (arrived === undefined) return page.sessionStorage.getItem(STORAGE_KEY);
  page.sessionStorage.setItem(STORAGE_KEY, arrived);
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return arrived;
}
