import { useState } from 'react';
import { readRecoveryCode } from '../../../db/contract/recovery-code.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './RecoveryCodeSheet.module.css';
import { codeComplaint } from './code-complaint.ts';

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

/** Says while it is typed which group is not as it is above. */
function Check({ code }: Pick<Props, 'code'>) {
  const { protection } = useStrings();
  const [typed, setTyped] = useState('');
  const isRight = isSameCode(typed, code);
  return (
    <div className={styles.check}>
      <TextField
        look="code"
        label={protection.sheet.check}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        error={isRight ? undefined : (mismatchOf(typed, code, protection.code) ?? undefined)}
      />
      <output className={styles.state}>{isRight ? protection.code.right : ''}</output>
    </div>
  );
}

function isSameCode(typed: string, code: string): boolean {
  const [one, other] = [readRecoveryCode(typed), readRecoveryCode(code)];
  return one.kind === 'complete' && other.kind === 'complete' && one.code === other.code;
}

/** Silent while the last group is being typed. */
function mismatchOf(typed: string, code: string, words: Parameters<typeof codeComplaint>[1]): string | null {
  const read = readRecoveryCode(typed);
  if (read.kind === 'unfinished') return null;
  if (read.kind === 'complete') return words.wrong;
  const isTyping =
    read.groups.length === 1 && /(?:^|[\s-])[^\s-]{1,4}$/.test(typed) && typed.length < code.length;
  return isTyping ? null : codeComplaint(read, words);
}
