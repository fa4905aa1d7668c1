import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './ModalDialog.module.css';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /**
   * `centre`: a window over the page; `question`: a narrow one, which has to be answered; `top`: near the top, for lists
   * that grow; `end`: a pane from the far side.
   */
  readonly place: 'centre' | 'question' | 'top' | 'end';
  /** The title is read out but not shown. */
  readonly hasHiddenTitle?: boolean;
  /** What is in it is only read: then the keys scroll it. */
  readonly isReading?: boolean;
  readonly children: ReactNode;
}

/** A window over the page that keeps the focus until it is closed; Escape and a press outside close it. */
export function ModalDialog(props: Props) {
  const { title, closeLabel, onClose, place, hasHiddenTitle, isReading, children } = props;
  const onOpenChange = (isOpen: boolean): void => {
    if (!isOpen) onClose();
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={onOpenChange}
      className={classNames(styles.overlay, styles[place])}
    >
      <Modal className={classNames(styles.modal)}>
        <Dialog className={classNames(styles.dialog)} {...(hasHiddenTitle ? { 'aria-label': title } : {})}>
          {hasHiddenTitle ? null : (
            <header className={styles.header}>
              <Heading slot="title" level={2} className={classNames(styles.title)}>
                {title}
              </Heading>
              <IconButton icon="close" label={closeLabel} slot="close" />
            </header>
          )}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.body} tabIndex={isReading === true ? 0 : undefined}>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
