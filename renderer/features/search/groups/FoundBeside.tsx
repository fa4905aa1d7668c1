import { useState } from 'react';
import type { SearchGroups } from '../../../../db/contract/search.ts';
import type { SearchRequest } from '../../../api/search.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import styles from './FoundBeside.module.css';
import { FoundLink } from './FoundLink.tsx';
import { keyOf, useListAll, type FoundRecord, type GroupName } from './use-open-found.ts';

/** So many of each group at first. */
export const FOUND_AT_ONCE = 3;
/** The most that the core answers of each. */
export const MOST_FOUND = 50;

interface Props {
  readonly groups: SearchGroups;
  readonly request: SearchRequest;
  /** The query is nothing but words, which the filters of the list pages take as well. */
  readonly canBeListed: boolean;
  readonly unfolded: ReadonlySet<GroupName>;
  readonly onUnfold: (group: GroupName) => void;
}

export function countFound(groups: SearchGroups): number {
  return groups.titles.total + groups.highlights.total + groups.notes.total + groups.tags.total;
}

/** What the query finds beside passages: titles, highlights, notes and tags, each a short list. */
export function FoundBeside({ groups, request, canBeListed, unfolded, onUnfold }: Props) {
  const found = recordsOf(groups, unfolded);
  // One of them at a time can be reached with Tab: the one that had the focus last.
  const [current, setCurrent] = useState<string | null>(null);
  const keys = found.flatMap(({ records }) => records.map(keyOf));
  const reachable = current !== null && keys.includes(current) ? current : keys[0];
  return (
    <div className={styles.groups}>
      {found.map(({ name, records, total }) => (
        <Group
          key={name}
          name={name}
          total={total}
          shown={records.length}
          isUnfolded={unfolded.has(name)}
          query={canBeListed ? request.query : null}
          onUnfold={() => onUnfold(name)}
        >
          {records.map((record) => {
            const key = keyOf(record);
            return (
              <FoundLink
                key={key}
                found={record}
                request={request}
                isCurrent={key === reachable}
                onFocus={() => setCurrent(key)}
              />
            );
          })}
        </Group>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly name: GroupName;
  readonly total: number;
  readonly shown: number;
  readonly isUnfolded: boolean;
  /** The query as a list page can take it. */
  readonly query: string | null;
  readonly onUnfold: () => void;
  readonly children: React.ReactNode;
}

function Group({ name, total, shown, isUnfolded, query, onUnfold, children }: GroupProps) {
  const { search } = useStrings();
  const listAll = useListAll();
  const title = search.groups[name](total);
  const rest = total - shown;
  const canUnfold = rest > 0 && !isUnfolded;
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.records}>{children}</ul>
      <div className={styles.more}>
        {canUnfold ? (
          <Button look="quiet" aria-label={search.groups.moreOf(title, rest)} onPress={onUnfold}>
            {search.groups.more(rest)}
          </Button>
        ) : null}
        {rest > 0 && query !== null && name !== 'tags' ? (
          <Button look="quiet" onPress={() => listAll(name, query)}>
            {search.groups.showAll[name]}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

interface GroupOfRecords {
  readonly name: GroupName;
  readonly total: number;
  readonly records: readonly FoundRecord[];
}

/** The groups that have anything, those that were not unfolded with their first records only. */
function recordsOf(groups: SearchGroups, unfolded: ReadonlySet<GroupName>): readonly GroupOfRecords[] {
  const first = <Record,>(name: GroupName, records: readonly Record[]): readonly Record[] =>
    unfolded.has(name) ? records : records.slice(0, FOUND_AT_ONCE);
  const all: readonly GroupOfRecords[] = [
    {
      name: 'titles',
      total: groups.titles.total,
      records: first('titles', groups.titles.records).map((record) => ({ group: 'titles', record })),
    },
    {
      name: 'highlights',
      total: groups.highlights.total,
      records: first('highlights', groups.highlights.records).map((record) => ({
        group: 'highlights',
        record,
      })),
    },
    {
      name: 'notes',
      total: groups.notes.total,
      records: first('notes', groups.notes.records).map((record) => ({ group: 'notes', record })),
    },
    {
      name: 'tags',
      total: groups.tags.total,
      records: first('tags', groups.tags.records).map((record) => ({ group: 'tags', record })),
    },
  ];
  return all.filter(({ total }) => total > 0);
}
