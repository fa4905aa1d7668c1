import { useState } from 'react';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { hasUnknownWords, type GuessTime, type Verdict } from './guess-time.ts';
import { useEstimate, useStrength } from './use-strength.ts';
import styles from './Strength.module.css';

const STEPS: Readonly<Record<Verdict, number>> = { weak: 1, fair: 2, strong: 3 };

/** How long a new passphrase would last, in words, and six random words for whoever wants some. */
export function Strength({ passphrase }: { readonly passphrase: string }) {
  const { strength } = useStrings().protection;
  const estimate = useEstimate();
  const time = useStrength(estimate, passphrase);
  const [words, setWords] = useState<string | null>(null);
  return (
    <div className={styles.strength}>
      <div aria-live="polite" aria-atomic="true">
        {time === null ? null : <Verdict time={time} passphrase={passphrase} />}
      </div>
      {words === null ? null : (
        <section className={styles.proposal} aria-label={strength.proposed}>
          <p className={styles.words} lang="en" dir="ltr">
            {words}
          </p>
          <p className={styles.note}>{strength.proposedHint}</p>
        </section>
      )}
      {estimate === null ? null : (
        <div>
          <Button look="quiet" onPress={() => setWords(estimate.proposeWords())}>
            {words === null ? strength.propose : strength.proposeOthers}
          </Button>
        </div>
      )}
    </div>
  );
}

function Verdict({ time, passphrase }: { readonly time: GuessTime; readonly passphrase: string }) {
  const { strength } = useStrings().protection;
  const { unit, count, verdict } = time;
  return (
    <div className={styles.verdict}>
      <p className={styles.line}>
        <span className={styles.meter} aria-hidden="true">
          {[1, 2, 3].map((step) => (
            <span key={step} className={styles.step} data-reached={step <= STEPS[verdict] ? '' : undefined} />
          ))}
        </span>
        <strong>{strength.verdicts[verdict]}</strong>
      </p>
      <p>{unit === 'ages' ? strength.ages : strength.sentence(strength.times[unit](count))}</p>
      {verdict === 'weak' ? <p>{strength.accepted}</p> : null}
      <p className={styles.note}>{hasUnknownWords(passphrase) ? strength.unknownWords : strength.limits}</p>
    </div>
  );
}
