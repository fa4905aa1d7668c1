import { useState } from 'react';
import { RECOVERY_CODE, readRecoveryCode } from '../../../db/contract/recovery-code.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './RecoveryCodeSheet.module.css';
import { codeComplaint } from './code-complaint.ts';

type CodeWords = Parameters<typeof codeComplaint>[1];

interface Props {
  /** As `vault.makeRecoveryCode` answers it. */
  readonly code: string;
  readonly onDone: () => void;
}

/** The recovery code, to be written down: in groups that are numbered as the messages about them are. */
export function RecoveryCodeSheet({ code, onDone }: Props) {
  const { sheet, code: words } = useStrings().protection;
  const formats = useFormats();
  return (
    <div className={styles.sheet}>
      {sheet.text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ol className={styles.groups} aria-label={words.groups} dir="ltr">
        {code.split('-').map((group, index) => (
          <li key={group} className={styles.group}>
            <span className={styles.number} aria-hidden="true">
              {formats.number(index + 1)}
            </span>
            <span className={styles.characters}>{group}</span>
          </li>
        ))}
      </ol>
      <Check code={code} />
      <div>
        <Button look="primary" onPress={onDone}>
          {sheet.done}
        </Button>
      </div>
    </div>
  );
}

/** Says while it is typed, and for certain when the field is left, which group is not as it is above. */
function Check({ code }: Pick<Props, 'code'>) {
  const { protection } = useStrings();
  const [typed, setTyped] = useState('');
  const [isBeingTyped, setIsBeingTyped] = useState(false);
  const isRight = isSameCode(typed, code);
  const problem = isRight ? null : mismatchOf({ typed, isBeingTyped, code }, protection.code);
  return (
    <div className={styles.check}>
      <TextField
        look="code"
        label={protection.sheet.check}
        value={typed}
        onChange={(now) => {
          setTyped(now);
          setIsBeingTyped(true);
        }}
        onBlur={() => setIsBeingTyped(false)}
        autoComplete="off"
        error={problem ?? undefined}
      />
      <output className={styles.state}>{isRight ? protection.code.right : ''}</output>
    </div>
  );
}

function isSameCode(typed: string, code: string): boolean {
  const [one, other] = [readRecoveryCode(typed), readRecoveryCode(code)];
  return one.kind === 'complete' && other.kind === 'complete' && one.code === other.code;
}

interface TypedCode {
  readonly typed: string;
  readonly isBeingTyped: boolean;
  readonly code: string;
}

/** Silent while the last group is being typed, and where nothing was typed: the check is left to the researcher. */
export function mismatchOf({ typed, isBeingTyped, code }: TypedCode, words: CodeWords): string | null {
  const read = readRecoveryCode(typed);
  if (typed.trim() === '') return null;
  if (read.kind === 'complete') return words.mistyped(groupsThatDiffer(read.code, code));
  if (!isBeingTyped) return codeComplaint(read, words);
  if (read.kind === 'unfinished') return null;
  const isTyping = read.groups.length === 1 && /(?:^|[\s-])[^\s-]{1,4}$/.test(typed);
  return isTyping ? null : codeComplaint(read, words);
}

/** Of a code that is whole in itself, but another one. */
function groupsThatDiffer(one: string, code: string): readonly number[] {
  const other = readRecoveryCode(code);
  if (other.kind !== 'complete') return [];
  const length = RECOVERY_CODE.charactersInGroup - 1;
  const groups = Array.from({ length: RECOVERY_CODE.groups }, (_, index) => index);
  const groupOf = (whole: string, index: number) => whole.slice(index * length, (index + 1) * length);
  return groups
    .filter((index) => groupOf(one, index) !== groupOf(other.code, index))
    .map((index) => index + 1);
}
