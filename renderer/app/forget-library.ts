import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { VaultState } from '../../db/contract/vault.ts';
import { forgetLibrary } from '../api/vault-status.ts';
import type { InterfaceLanguage } from '../strings/language-context.tsx';
import { useSessionStore } from './session.tsx';

interface Closing {
  readonly state: VaultState | undefined;
  /** The library is about to be closed, and nothing of it is to be seen any more. */
  readonly isLocking: boolean;
  /** What is set in the open library; the lock goes on in it. */
  readonly language: InterfaceLanguage | undefined;
  readonly onClosed: () => void;
}

/**
 * Drops everything of the library from this window as soon as it is closed: what the core answered, what was searched for,
 * where one was sent. The place that was open is remembered without its words, for unlocking to lead back to it.
 */
export function useForgetLibrary({ state, isLocking, language, onClosed }: Closing): void {
  const queryClient = useQueryClient();
  const session = useSessionStore();
  const [, navigate] = useLocation();
  const wasThere = useRef(false);
  const forget = useEffectEvent((closed: 'locked' | 'absent') => {
    forgetLibrary(queryClient);
    session.forget({ wasErased: closed === 'absent' && wasThere.current });
    onClosed();
    if (closed === 'absent') navigate('/', { replace: true });
  });
  useEffect(() => {
    if (state === 'locked' || state === 'absent') forget(state);
    if (state !== undefined) wasThere.current = state !== 'absent';
  }, [state]);
  useEffect(() => {
    if (isLocking || state === 'locked' || state === 'absent') forgetAnnouncements();
  }, [isLocking, state]);
  useLockedAddress(state);
  useEffect(() => {
    if (language !== undefined) session.change({ language });
  }, [session, language]);
}

/** While the library is locked the address says nothing of what was open in it, also after going back or forward. */
function useLockedAddress(state: VaultState | undefined): void {
  const session = useSessionStore();
  const [path, navigate] = useLocation();
  const queryString = useSearch();
  useEffect(() => {
    const { lockedAt } = session.get();
    if (state === 'locked' && path !== '/') {
      session.change({ lockedAt: queryString === '' ? path : `${path}?${queryString}` });
      navigate('/', { replace: true });
    } else if (state === 'open' && lockedAt !== null) {
      session.change({ lockedAt: null });
      navigate(lockedAt, { replace: true });
    }
  }, [session, state, path, queryString, navigate]);
}

/** The first announcement of the widgets is put into the page this much later. */
const LATE_MS = 200;

/**
 * The widgets announce what is selected, titles too, in a part of the page of their own, outside everything that React
 * draws, and leave it there for seven seconds.
 */
function forgetAnnouncements(): void {
  emptyAnnouncements();
  window.setTimeout(emptyAnnouncements, LATE_MS);
}

function emptyAnnouncements(): void {
  for (const log of document.querySelectorAll('[data-live-announcer] > *')) log.replaceChildren();
}
