import type { DocumentRecord } from '../../../db/contract/models.ts';
import { InspectorButton } from '../../app/InspectorPane.tsx';
import { useKeysOf } from '../../app/command-handlers.tsx';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Clip } from '../../ui/Clip.tsx';
import { ContentsMenu } from './ContentsMenu.tsx';
import styles from './ReaderHeader.module.css';
import { DocumentActions } from './DocumentActions.tsx';
import type { Marking } from './marks/use-marking.ts';
import type { Reader } from './use-reader.ts';

interface Props {
  /** `null` while it is on its way. */
  readonly document: DocumentRecord | null;
  readonly level: 1 | 2;
  readonly reader: Reader;
  readonly marking: Marking;
  readonly onNewVersion: () => void;
  readonly isActive: boolean;
  readonly isLastPane: boolean;
  readonly onBeside: () => void;
  readonly onClose: (() => void) | undefined;
}

/** What is being read and where it comes from, and what can be done with it. */
export function ReaderHeader(props: Props) {
  const text = useStrings().reader;
  const keysOf = useKeysOf();
  const { document, level, reader, onClose } = props;
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        <Title className={styles.title}>
          {document === null ? null : (
            <Clip className={classNames(document.titleBasis !== 'stated' && styles.standIn)}>
              {document.title}
            </Clip>
          )}
        </Title>
        {document === null ? null : <SourceLine document={document} />}
      </div>
      <div className={styles.actions}>
        <ContentsMenu outline={reader.outline} isActive={props.isActive} onGoTo={reader.goToHeading} />
        <ToolButton icon="find" label={text.find} keys={keysOf('findInText')} onPress={reader.openFind} />
        <ToolButton
          icon="beside"
          label={onClose === undefined ? text.openBeside : text.replaceBeside}
          keys={keysOf('openBeside')}
          onPress={props.onBeside}
        />
        {document === null ? null : (
          <DocumentActions document={document} marking={props.marking} onNewVersion={props.onNewVersion} />
        )}
        {onClose === undefined ? null : (
          <IconButton icon="close" label={text.closeBeside} onPress={onClose} />
        )}
        {props.isLastPane ? <InspectorButton /> : null}
      </div>
    </header>
  );
}

function SourceLine({ document }: { readonly document: DocumentRecord }) {
  const { common, reader } = useStrings();
  const formats = useFormats();
  const { publisher, author, date } = document.source;
  const parts = [
    publisher?.value ?? author?.value ?? reader.sourceNotStated,
    date === null ? reader.dateNotStated : formats.date(date.value),
    ...(document.titleBasis === 'stated' ? [] : [common.titleNotStated]),
  ];
  return (
    <p className={styles.source}>
      {parts.map((part, index) => (
        <span key={part}>
          {index === 0 ? null : common.separator}
          <bdi>{part}</bdi>
        </span>
      ))}
    </p>
  );
}
