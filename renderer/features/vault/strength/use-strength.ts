import { useEffect, useState } from 'react';
import type * as estimateModule from './estimate.ts';
import type { GuessTime } from './guess-time.ts';

type Estimate = typeof estimateModule;

/** After the last key, because an estimate takes a tenth of a second. */
const SETTLE_MS = 250;

/** The means to estimate and to propose, once they are loaded; loading begins when a field for a new passphrase is shown. */
export function useEstimate(): Estimate | null {
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useEffect(() => {
    let isShown = true;
    const load = async (): Promise<void> => {
      const loaded = await import('./estimate.ts');
      if (isShown) setEstimate(loaded);
    };
    // Without it a passphrase can be chosen all the same.
    load().catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, []);
  return estimate;
}

/** How long the passphrase would last, a moment after it was typed; `null` for none. */
export function useStrength(estimate: Estimate | null, passphrase: string): GuessTime | null {
  const [estimated, setEstimated] = useState<GuessTime | null>(null);
  useEffect(() => {
    if (estimate === null) return undefined;
    const timer = window.setTimeout(() => {
      setEstimated(passphrase === '' ? null : estimate.estimateStrength(passphrase));
    }, SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [estimate, passphrase]);
  return passphrase === '' ? null : estimated;
}
