import { useEffect, useId } from 'react';
import { Link } from 'wouter';
import { useAnnounce } from '../../app/announcer.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { PATHS } from '../../app/routes.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { columnsOf } from './matrix-table.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { readNames, type NamesList } from './names-list.ts';
import styles from './NamesPage.module.css';
import { useMatrixWalk, type MatrixWalk } from './use-matrix-walk.ts';

/** A pasted list of names, and the documents in which each of them stands. */
export function NamesPage() {
  const { pages, search } = useStrings();
  const asked = useSession((session) => session.names.asked);
  const isExact = useSession((session) => session.names.isExact);
  const walk = useMatrixWalk(asked, isExact);
  return (
    <div className={styles.page} data-pane="working">
      <title>{pages.windowTitle(search.matrix.title)}</title>
      <header className={styles.header}>
        <h1 className={styles.title}>{search.matrix.title}</h1>
        <Link href={PATHS.search} className={styles.back}>
          {pages.search}
        </Link>
      </header>
      <div className={styles.content}>
        <NamesForm hasAsked={asked !== null} />
        <Outcome walk={walk} />
      </div>
    </div>
  );
}

function NamesForm({ hasAsked }: { readonly hasAsked: boolean }) {
  const { search } = useStrings();
  const store = useSessionStore();
  const { typed, isExact } = useSession((session) => session.names);
  const id = useId();
  const list = readNames(typed);
  const change = (change: Partial<ReturnType<typeof store.get>['names']>): void =>
    store.change({ names: { ...store.get().names, ...change } });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (list.names.length > 0) change({ asked: list.names, cell: null });
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {search.matrix.names}
      </label>
      <textarea
        id={id}
        className={styles.names}
        dir="auto"
        rows={hasAsked ? 4 : 8}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        data-pane-focus=""
        value={typed}
        onChange={(event) => change({ typed: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {search.matrix.hint}
      </p>
      <div className={styles.actions}>
        <Button look="primary" type="submit" isDisabled={list.names.length === 0}>
          {hasAsked ? search.matrix.lookAgain : search.matrix.look}
        </Button>
        <Switch isOn={isExact} onChange={(isOn) => change({ isExact: isOn })}>
          {search.exact}
        </Switch>
        <p className={styles.hint}>
          <LeftOut list={list} />
        </p>
      </div>
    </form>
  );
}

/** How many names there are, and what of the list is not looked for. */
function LeftOut({ list }: { readonly list: NamesList }) {
  const { search } = useStrings();
  const said = [
    ...(list.names.length === 0 ? [] : [search.matrix.counted(list.names.length)]),
    ...(list.repeated === 0 ? [] : [search.matrix.repeated(list.repeated)]),
    ...(list.tooLong === 0 ? [] : [search.matrix.tooLong(list.tooLong)]),
    ...(list.tooMany === 0 ? [] : [search.matrix.tooMany(list.tooMany)]),
  ];
  return said.join(' · ');
}

function Outcome({ walk }: { readonly walk: MatrixWalk }) {
  const { search } = useStrings();
  const announce = useAnnounce();
  const { rows, total, state } = walk;
  const found = rows.filter(({ documents }) => documents > 0).length;
  const documents = columnsOf(rows).length;
  useEffect(() => {
    if (state === 'done') announce(search.matrix.summary(found, total, documents));
  }, [state, found, total, documents, announce, search]);
  if (state === 'idle') {
    return <EmptyState title={search.matrix.emptyTitle} text={search.matrix.emptyText} />;
  }
  return (
    <>
      {state === 'looking' ? (
        <div className={styles.progress}>
          <ProgressLine
            label={search.matrix.looking}
            percent={(100 * rows.length) / total}
            valueText={search.matrix.progress(rows.length, total)}
          />
          <Button onPress={walk.stop}>{search.matrix.stop}</Button>
        </div>
      ) : null}
      {state === 'stopped' ? (
        <div className={styles.progress}>
          <p>{search.matrix.stopped(rows.length, total)}</p>
          <Button onPress={walk.goOn}>{search.matrix.goOn}</Button>
        </div>
      ) : null}
      {walk.error === null ? null : <FailureNotice failure={walk.error.failure} onTryAgain={walk.goOn} />}
      {state === 'done' && found === 0 ? (
        <EmptyState title={search.matrix.nothingTitle} text={search.matrix.nothingText} />
      ) : null}
      {found === 0 ? null : (
        <MatrixTable rows={rows} summary={search.matrix.summary(found, rows.length, documents)} />
      )}
    </>
  );
}
