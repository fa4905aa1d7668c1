import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import {
  FieldError,
  Form,
  Input,
  Label,
  Radio,
  RadioGroup,
  TextArea,
  TextField,
} from 'react-aria-components';
import { COLOURS, type Colour } from '../../../db/contract/colours.ts';
import { MAX_TAG_DESCRIPTION_LENGTH } from '../../../db/contract/limits.ts';
import type { Tag } from '../../../db/contract/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { aliasesProblem, nameProblem } from './name-problem.ts';
import styles from './TagForms.module.css';

/** What was typed and is not saved yet. */
interface Typed {
  readonly name?: string | undefined;
  /** One to a line. */
  readonly aliases?: string | undefined;
  readonly description?: string;
}

interface Props {
  readonly tag: Tag;
  readonly nameRef: RefObject<HTMLInputElement | null>;
}

/** The words and the colour of a tag. What was typed is saved when its field is left, whichever way. */
export function TagForm({ tag, nameRef }: Props) {
  const { tags } = useStrings();
  const [typed, setTyped] = useState<Typed>({});
  const { mutate: update } = useUndoableCommand('tags.update');
  const problems = {
    name: nameProblem(typed.name ?? '', tags.problems),
    aliases: aliasesProblem(typed.aliases ?? '', tags.problems),
  };
  const save = (): void => {
    // What cannot be kept stays in its field, which says why.
    const refused: Typed = {
      ...(problems.name === null ? {} : { name: typed.name }),
      ...(problems.aliases === null ? {} : { aliases: typed.aliases }),
    };
    const change = changeOf(tag, without(typed, refused));
    if (change === null) setTyped(refused);
    // What could not be saved stays in its field; why is said at the foot of the page.
    else update({ tagId: tag.id, ...change }, { onSuccess: () => setTyped(refused) });
  };
  const saveOnLeaving = useEffectEvent(save);
  useEffect(() => () => saveOnLeaving(), []);
  return (
    <div onBlur={save}>
      <Form
        className={classNames(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          value={typed.name ?? tag.name}
          onChange={(name) => setTyped({ ...typed, name })}
          isInvalid={problems.name !== null}
          className={classNames(styles.field)}
        >
          <Label>{tags.name}</Label>
          <Input
            ref={nameRef}
            className={classNames(styles.input)}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
          />
          <FieldError className={classNames(styles.problem)}>{problems.name}</FieldError>
        </TextField>
        <ColourChoice colour={tag.colour} onChoose={(colour) => update({ tagId: tag.id, colour })} />
        <TextField
          value={typed.aliases ?? tag.aliases.join('\n')}
          onChange={(aliases) => setTyped({ ...typed, aliases })}
          isInvalid={problems.aliases !== null}
          className={classNames(styles.field)}
        >
          <Label>{tags.aliases}</Label>
          <TextArea className={classNames(styles.input, styles.text)} dir="auto" />
          <span className={styles.hint}>{tags.aliasesHint}</span>
          <FieldError className={classNames(styles.problem)}>{problems.aliases}</FieldError>
        </TextField>
        <TextField
          value={typed.description ?? tag.description}
          onChange={(description) => setTyped({ ...typed, description })}
          maxLength={MAX_TAG_DESCRIPTION_LENGTH}
          className={classNames(styles.field)}
        >
          <Label>{tags.description}</Label>
          <TextArea className={classNames(styles.input, styles.text)} dir="auto" />
        </TextField>
        <p className={styles.hint}>{tags.savedOnLeaving}</p>
      </Form>
    </div>
  );
}

function without(typed: Typed, refused: Typed): Typed {
  const kept = Object.entries(typed).filter(([field]) => !(field in refused));
  return Object.fromEntries(kept);
}

/** What of the typed words is another than what is saved; `null` where nothing is. A tag cannot lose its name. */
function changeOf(tag: Tag, typed: Typed) {
  const name = typed.name?.trim() ?? '';
  const aliases = typed.aliases?.split('\n').flatMap((alias) => (alias.trim() === '' ? [] : alias.trim()));
  const { description } = typed;
  const change = {
    ...(name === '' || name === tag.name ? {} : { name }),
    ...(aliases === undefined || aliases.join('\n') === tag.aliases.join('\n') ? {} : { aliases }),
    ...(description === undefined || description === tag.description ? {} : { description }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function ColourChoice(props: { readonly colour: Colour; readonly onChoose: (colour: Colour) => void }) {
  const { tags } = useStrings();
  return (
    <RadioGroup
      value={props.colour}
      onChange={(value) => {
        const colour = COLOURS.find((one) => one === value);
        if (colour !== undefined) props.onChoose(colour);
      }}
      orientation="horizontal"
    >
      <Label className={classNames(styles.label)}>{tags.colour}</Label>
      <div className={styles.colours}>
        {COLOURS.map((colour) => (
          <Radio key={colour} value={colour} className={classNames(styles.colour)}>
            <Swatch colour={colour} />
            {tags.colours[colour]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
