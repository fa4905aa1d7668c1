import { Cell, Link } from 'react-aria-components';
import type { DocumentSummary } from '../../../db/contract/models.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Clip } from '../../ui/Clip.tsx';
import { TagChip } from '../tags/TagChip.tsx';
import type { ColumnName } from './columns.ts';
import styles from './DocumentCell.module.css';

interface Props {
  readonly document: DocumentSummary;
  readonly column: ColumnName;
  readonly onOpen: (documentId: string) => void;
}

/** One value of a document; what the document does not state says so. */
export function DocumentCell({ document, column, onOpen }: Props) {
  return (
    <Cell className={classNames(styles.cell, column === 'words' && styles.number)}>
      {column === 'title' ? (
        <Title document={document} onOpen={onOpen} />
      ) : (
        <Value document={document} column={column} />
      )}
    </Cell>
  );
}

function Title({ document, onOpen }: Pick<Props, 'document' | 'onOpen'>) {
  const { common } = useStrings();
  const isStated = document.titleBasis === 'stated';
  return (
    <span className={styles.titleLine}>
      <Link
        className={classNames(styles.title, !isStated && styles.standIn)}
        onPress={() => onOpen(document.id)}
      >
        <Clip>{document.title}</Clip>
      </Link>
      {isStated ? null : <span className={styles.remark}>{common.titleNotStated}</span>}
      <Tags tags={document.tags} />
    </span>
  );
}

/** Most tags shown beside a title: names of more would leave no room for it. The inspector shows all. */
const MOST_TAGS = 1;

function Tags({ tags }: Pick<DocumentSummary, 'tags'>) {
  const { tags: text } = useStrings();
  if (tags.length === 0) return null;
  const more = tags.slice(MOST_TAGS);
  return (
    <span className={styles.tags}>
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      {more.length === 0 ? null : (
        <span className={styles.remark} title={more.map(({ name }) => name).join(' · ')}>
          {text.more(more.length)}
        </span>
      )}
    </span>
  );
}

function Value({ document, column }: { readonly document: DocumentSummary; readonly column: ColumnName }) {
  const { library } = useStrings();
  const formats = useFormats();
  const { publisher, date } = document.source;
  switch (column) {
    case 'publisher':
      return publisher === null ? <NotStated /> : <Clip>{publisher.value}</Clip>;
    case 'date':
      return date === null ? <NotStated /> : <Clip>{formats.shortDate(date.value)}</Clip>;
    case 'language':
      return <Clip>{formats.languageName(document.language)}</Clip>;
    case 'words':
      return formats.number(document.words);
    case 'origin':
      return <Clip>{library.origins[document.origin]}</Clip>;
    default:
      return null;
  }
}

function NotStated() {
  const { common } = useStrings();
  return <span className={styles.notStated}>{common.notStated}</span>;
}
