import { useEffect, useEffectEvent } from 'react';
import { useAnnounce } from '../../app/announcer.tsx';

/** Tells whoever cannot see it what has appeared. */
export function useAnnounced(sentence: string): void {
  const announce = useAnnounce();
  const say = useEffectEvent(() => announce(sentence));
  useEffect(() => say(), []);
}
