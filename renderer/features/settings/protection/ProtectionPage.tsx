import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { PATHS } from '../../../app/routes.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './ProtectionPage.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of a page on which one thing about the protection is changed, with the way back to the settings. */
export function ProtectionPage({ title, children }: Props) {
  const { pages, protection } = useStrings();
  return (
    <div className={styles.page} data-pane="working">
      <title>{pages.windowTitle(title)}</title>
      <div className={styles.column}>
        <Link href={PATHS.settings} className={classNames(styles.back)}>
          <Icon name="chevronStart" />
          {protection.backToSettings}
        </Link>
        <Heading key={title} title={title} />
        {children}
      </div>
    </div>
  );
}

/** Takes the focus as it appears: also where one page goes through several steps. */
function Heading({ title }: Pick<Props, 'title'>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 className={styles.title} ref={heading} tabIndex={-1} data-pane-focus="">
      {title}
    </h1>
  );
}

/** Sentences, one to a paragraph. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}
