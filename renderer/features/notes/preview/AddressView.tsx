import { useRef, useState, type ReactNode } from 'react';
import { useAnnounce } from '../../../app/announcer.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { copyText } from './copy-text.ts';
import styles from './AddressView.module.css';

interface Props {
  readonly address: string;
  /** The words of the link. */
  readonly children: ReactNode;
}

/** An address that a note names: shown in full, to be copied. It leads nowhere, because Sanad opens no network. */
export function AddressView({ address, children }: Props) {
  const { notes } = useStrings();
  const announce = useAnnounce();
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const isDone = await copyText(address);
    if (isDone) announce(notes.copied);
    // Where the system refuses, the address is selected, and the keys for copying do the rest.
    else if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
    setIsCopied(isDone);
  };
  return (
    <span className={styles.address}>
      {children === null ? null : <span>{children} </span>}
      <bdi ref={shown} className={styles.text}>
        {address}
      </bdi>
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        label={isCopied ? notes.copied : notes.copyAddress}
        onPress={() => void copy()}
      />
    </span>
  );
}
