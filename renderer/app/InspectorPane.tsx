import { useState } from 'react';
import { useChangeSettings } from '../api/settings.ts';
import { HighlightsSection } from '../features/highlights/HighlightsSection.tsx';
import { SourceRecord } from '../features/library/SourceRecord.tsx';
import { DocumentTags } from '../features/tags/DocumentTags.tsx';
import { LinksSection } from '../features/links/LinksSection.tsx';
import { NotesSection } from '../features/notes/NotesSection.tsx';
import { useLanguage, useStrings } from '../strings/language-context.tsx';
import { IconButton } from '../ui/Button.tsx';
import { ModalDialog } from '../ui/ModalDialog.tsx';
import { ResizeHandle } from '../ui/ResizeHandle.tsx';
import { useKeysOf } from './command-handlers.tsx';
import { useInspector } from './inspector.ts';
import styles from './InspectorPane.module.css';
import { useSettings } from './settings-context.tsx';

const PANE_ID = 'inspector';
const MINIMUM_PX = 240;
const MAXIMUM_PX = 640;

/** What is known about the document in hand: beside the page, or over it where the window is narrow. */
export function InspectorPane() {
  const { shell, common } = useStrings();
  const inspector = useInspector();
  if (!inspector.isOpen) return null;
  if (inspector.place === 'drawer') {
    return (
      <ModalDialog title={shell.inspector} closeLabel={common.close} onClose={inspector.toggle} place="end">
        <div className={styles.content}>
          <Inspected documentId={inspector.documentId} />
        </div>
      </ModalDialog>
    );
  }
  return <SidePane documentId={inspector.documentId} onHide={inspector.toggle} />;
}

function SidePane(props: { readonly documentId: string | null; readonly onHide: () => void }) {
  const { strings, direction } = useLanguage();
  const keysOf = useKeysOf();
  const settings = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  // The pane follows the hand at once; the settings follow the pane.
  const [width, setWidth] = useState(settings.inspectorWidthPx);
  return (
    <aside
      id={PANE_ID}
      className={styles.side}
      style={{ inlineSize: width }}
      aria-label={strings.shell.inspector}
      data-pane="inspector"
    >
      <ResizeHandle
        label={strings.shell.resizeInspector}
        value={width}
        minimum={MINIMUM_PX}
        maximum={MAXIMUM_PX}
        direction={direction}
        onChange={setWidth}
        onChangeEnd={(inspectorWidthPx) => {
          setWidth(inspectorWidthPx);
          if (inspectorWidthPx !== settings.inspectorWidthPx) changeSettings({ inspectorWidthPx });
        }}
        controls={PANE_ID}
      />
      <div className={styles.inside}>
        <header className={styles.header}>
          <h2 className={styles.title}>{strings.source.title}</h2>
          <IconButton
            icon="paneEnd"
            label={strings.shell.hideInspector}
            keys={keysOf('toggleInspector')}
            onPress={props.onHide}
          />
        </header>
        <div className={styles.content}>
          <Inspected documentId={props.documentId} />
        </div>
      </div>
    </aside>
  );
}

function Inspected({ documentId }: { readonly documentId: string | null }) {
  const { shell } = useStrings();
  if (documentId === null) return <p className={styles.nothing}>{shell.nothingInspected}</p>;
  return (
    <div key={documentId} className={styles.inspected}>
      <SourceRecord documentId={documentId} />
      <DocumentTags documentId={documentId} />
      <HighlightsSection documentId={documentId} />
      <LinksSection documentId={documentId} />
      <NotesSection target={{ kind: 'document', id: documentId }} />
    </div>
  );
}

/** The button that brings the inspector back; it stands at the end of a page's header while the pane is hidden. */
export function InspectorButton() {
  const { shell } = useStrings();
  const keysOf = useKeysOf();
  const inspector = useInspector();
  if (inspector.place === 'none' || inspector.isOpen) return null;
  return (
    <IconButton
      icon="paneEnd"
      label={shell.showInspector}
      keys={keysOf('toggleInspector')}
      onPress={inspector.toggle}
    />
  );
}
