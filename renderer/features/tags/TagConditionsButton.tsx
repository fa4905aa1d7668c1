import { useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { useTagCount, useTagsById, type TagConditions } from '../../api/tags.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TagChip } from './TagChip.tsx';
import styles from './TagConditionsButton.module.css';
import { TagDialog } from './TagDialog.tsx';

type Condition = keyof TagConditions;

const CONDITIONS: readonly Condition[] = ['all', 'any', 'none'];

interface Props {
  readonly conditions: TagConditions;
  /** `undefined` where no tag is asked for any more. */
  readonly onChange: (conditions: TagConditions | undefined) => void;
}

/** Narrows a list by tags: with all of some, with any of some, without some. Not there before there is a tag. */
export function TagConditionsButton({ conditions, onChange }: Props) {
  const { tags: text } = useStrings();
  const known = useTagCount();
  const button = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState<Condition | null>(null);
  const count = CONDITIONS.reduce((sum, condition) => sum + (conditions[condition]?.length ?? 0), 0);
  const set = (condition: Condition, ids: readonly string[]): void => {
    const { [condition]: _before, ...rest } = conditions;
    const next = ids.length === 0 ? rest : { ...rest, [condition]: [...ids] };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  if ((known ?? 0) === 0 && count === 0) return null;
  return (
    <>
      <span ref={button} className={styles.button}>
        <Button icon="tag" aria-haspopup="dialog" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {text.conditions(count)}
        </Button>
      </span>
      {/* It is the dialog itself: one inside of it would leave its last button, which only screen readers see, outside. */}
      <Popover
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        aria-label={text.conditionsTitle}
        className={classNames(styles.popover)}
        placement="bottom end"
      >
        <div className={styles.dialog}>
          {CONDITIONS.map((condition) => (
            <ConditionTags
              key={condition}
              label={text.conditionNames[condition]}
              tagIds={conditions[condition] ?? []}
              onAdd={() => {
                setIsOpen(false);
                setAsked(condition);
              }}
              onChange={(ids) => set(condition, ids)}
            />
          ))}
          <p className={styles.hint}>{text.conditionsHint}</p>
          {count === 0 ? null : (
            <Button look="quiet" onPress={() => onChange(undefined)}>
              {text.dropConditions}
            </Button>
          )}
        </div>
      </Popover>
      {asked === null ? null : (
        <TagDialog
          title={text.conditionNames[asked]}
          canCreate={false}
          excluded={conditions[asked] ?? []}
          onChoose={({ id }) => set(asked, [...(conditions[asked] ?? []), id])}
          onClose={() => {
            setAsked(null);
            // Back to where it was asked, with what was chosen.
            setIsOpen(true);
          }}
        />
      )}
    </>
  );
}

interface ConditionProps {
  readonly label: string;
  readonly tagIds: readonly string[];
  readonly onAdd: () => void;
  readonly onChange: (tagIds: readonly string[]) => void;
}

function ConditionTags({ label, tagIds, onAdd, onChange }: ConditionProps) {
  const { tags: text } = useStrings();
  const tags = useTagsById(tagIds);
  return (
    <fieldset className={styles.condition}>
      <legend className={styles.label}>{label}</legend>
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag}>
          <IconButton
            icon="close"
            label={text.dropCondition(tag.name)}
            onPress={() => onChange(tagIds.filter((id) => id !== tag.id))}
          />
        </TagChip>
      ))}
      <Button look="quiet" icon="plus" aria-label={text.addTo(label)} onPress={onAdd}>
        {text.addTag}
      </Button>
    </fieldset>
  );
}
