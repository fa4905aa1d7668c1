import { useEffect } from 'react';
import { useRoute } from 'wouter';
import { useIsBeingRead, useOpenDocument } from '../../app/opening.ts';
import type { ChosenPlace, Pending } from '../../app/pending.ts';
import { PATHS } from '../../app/routes.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useDocument } from '../../api/documents.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NewLinkDialog } from './NewLinkDialog.tsx';
import styles from './PendingBar.module.css';
import { isFitting, useTakeChosen } from './take-chosen.ts';

/** What waits for words to be chosen, on every page until they are or Escape is pressed. */
export function PendingBar() {
  const pending = useSession((session) => session.pending);
  if (pending === null) return null;
  if (pending.kind === 'link' && pending.to !== null) {
    return <NewLinkDialog from={pending.from} to={pending.to} />;
  }
  return <Waiting pending={pending} />;
}

function Waiting({ pending }: { readonly pending: Pending }) {
  const { links, undo } = useStrings();
  const store = useSessionStore();
  const chosen = useSession((session) => session.chosen);
  const take = useTakeChosen();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Whatever is nearer to the hand has answered to the key already.
      if (event.key !== 'Escape' || event.defaultPrevented || isSomethingOpen()) return;
      store.change({ pending: null });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
  return (
    <section className={styles.bar} aria-label={links.pending}>
      <Icon name={pending.kind === 'place' ? 'highlight' : 'link'} />
      <p className={styles.sentence}>
        {pending.kind === 'link'
          ? links.linking(pending.from.words === '' ? pending.from.documentTitle : pending.from.words)
          : links.placing(pending.words)}
      </p>
      <div className={styles.actions}>
        {chosen !== null && isFitting(pending, chosen) ? (
          <Button look="primary" onPress={() => take(chosen)}>
            {pending.kind === 'link' ? links.linkToWords : links.placeHere}
          </Button>
        ) : null}
        {pending.kind === 'link' ? (
          <WholeDocument from={pending.from} onChoose={take} />
        ) : (
          <OpenItsDocument documentId={pending.documentId} />
        )}
        <Button look="quiet" onPress={() => store.change({ pending: null })}>
          {undo.cancel}
        </Button>
      </div>
    </section>
  );
}

/** The document that is read can be the other end itself. */
function WholeDocument(props: {
  readonly from: ChosenPlace;
  readonly onChoose: (place: ChosenPlace) => void;
}) {
  const { links } = useStrings();
  const activePane = useSession((session) => session.activePane);
  const [isReader, reader] = useRoute(PATHS.document);
  const [isBeside, beside] = useRoute(PATHS.beside);
  const readId = isReader ? reader.id : isBeside ? (activePane === 0 ? beside.id : beside.otherId) : null;
  if (readId === null || (readId === props.from.documentId && props.from.range === null)) return null;
  return <WholeDocumentButton documentId={readId} label={links.linkToDocument} onChoose={props.onChoose} />;
}

function WholeDocumentButton(props: {
  readonly documentId: string;
  readonly label: string;
  readonly onChoose: (place: ChosenPlace) => void;
}) {
  const document = useDocument(props.documentId).data;
  if (document === undefined) return null;
  const { id: documentId, title: documentTitle, direction } = document;
  return (
    <Button onPress={() => props.onChoose({ documentId, documentTitle, direction, range: null, words: '' })}>
      {props.label}
    </Button>
  );
}

/** The words of a highlight or of an end are chosen in its own document, which may not be on the page. */
function OpenItsDocument({ documentId }: { readonly documentId: string }) {
  const { links } = useStrings();
  const openDocument = useOpenDocument();
  if (useIsBeingRead(documentId)) return null;
  return <Button onPress={() => openDocument({ documentId })}>{links.openItsDocument}</Button>;
}

function isSomethingOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !== null;
}
