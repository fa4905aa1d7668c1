import { memo } from 'react';
import { useDocument } from '../../api/documents.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Clip } from '../../ui/Clip.tsx';
import { useBeside } from '../reader/beside.tsx';
import type { HitGroup } from './group-hits.ts';
import styles from './HitGroupView.module.css';
import { HitLink } from './HitLink.tsx';

interface Props {
  readonly group: HitGroup;
  readonly request: SearchRequest;
}

/** The hits of one document under its title. */
export const HitGroupView = memo(function HitGroupView({ group, request }: Props) {
  const { search } = useStrings();
  const at = group.hits[0]?.hit.start;
  const beside = useBeside({ documentId: group.documentId, at, marked: request });
  return (
    <section className={styles.group}>
      <header className={styles.header}>
        <div className={styles.names}>
          <h2 className={styles.title} data-stated={group.titleBasis === 'stated' ? '' : undefined}>
            <Clip>{group.title}</Clip>
          </h2>
          <p className={styles.source}>
            <SourceOf documentId={group.documentId} /> {search.inDocument(group.matching, group.hits.length)}
          </p>
        </div>
        <IconButton icon="beside" label={search.openBesideOf(group.title)} onPress={() => beside.put?.()} />
        {beside.question}
      </header>
      <ol className={styles.hits}>
        {group.hits.map((hit) => (
          <HitLink key={hit.hit.start} numbered={hit} request={request} />
        ))}
      </ol>
    </section>
  );
});

function SourceOf({ documentId }: { readonly documentId: string }) {
  const { reader, common } = useStrings();
  const formats = useFormats();
  const source = useDocument(documentId).data?.source;
  if (source === undefined) return null;
  return (
    <>
      <bdi>{source.publisher?.value ?? source.author?.value ?? reader.sourceNotStated}</bdi>
      {common.separator}
      <bdi>{source.date === null ? reader.dateNotStated : formats.date(source.date.value)}</bdi>
      {common.separator}
    </>
  );
}
