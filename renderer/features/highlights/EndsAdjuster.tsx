import type { Highlight } from '../../../db/contract/highlights.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import type { TextWalk } from '../reader/caret/text-walk.ts';
import { adjustEnds, type EndStep } from './adjust-ends.ts';
import styles from './EndsAdjuster.module.css';
import { useHighlightCommands } from './highlight-commands.ts';

interface Props {
  readonly highlight: Highlight;
  readonly walk: TextWalk;
  /** Has its words chosen anew in the text. */
  readonly onChooseAnew: () => void;
}

const STEPS = [
  { end: 'start', steps: ['start-out', 'start-in'] },
  { end: 'end', steps: ['end-in', 'end-out'] },
] as const satisfies readonly { readonly end: string; readonly steps: readonly EndStep[] }[];

/** Takes in or leaves out words at the ends of a highlight, one by one. */
export function EndsAdjuster({ highlight, walk, onChooseAnew }: Props) {
  const { highlights } = useStrings();
  const { place } = useHighlightCommands();
  return (
    <Disclosure label={highlights.card.adjust}>
      <div className={styles.ends}>
        {STEPS.map(({ end, steps }) => (
          // A group of two buttons, not a part of a form.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={end} className={styles.end} role="group" aria-label={highlights.card.ends[end]}>
            <span className={styles.name} aria-hidden="true">
              {highlights.card.ends[end]}
            </span>
            {steps.map((step) => {
              const range = adjustEnds(highlight, step, walk);
              return (
                <IconButton
                  key={step}
                  icon={step.endsWith('out') ? 'plus' : 'minus'}
                  label={highlights.card.endSteps[step]}
                  isDisabled={range === null}
                  onPress={() => {
                    if (range !== null) void place(highlight.id, range);
                  }}
                />
              );
            })}
          </div>
        ))}
        <Button look="quiet" onPress={onChooseAnew}>
          {highlights.card.chooseAnew}
        </Button>
      </div>
    </Disclosure>
  );
}
