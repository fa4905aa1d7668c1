import { useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import type { DocumentSummary } from '../../../db/contract/models.ts';
import { useCommand } from '../../app/command-handlers.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { NewVersionDialog } from './NewVersionDialog.tsx';
import styles from './new-version.module.css';
import { readTextFile, type ReadFile } from './read-text-file.ts';

export interface NewVersion {
  /** Asks for the file. */
  readonly start: () => void;
  /** Belongs somewhere on the page. */
  readonly dialog: ReactNode;
}

/** Replaces a document with a corrected version of its text; the command does it while this is on the page. */
export function useNewVersion(
  document: Pick<DocumentSummary, 'id' | 'title'> | null,
  { isActive }: { readonly isActive: boolean },
): NewVersion {
  const { highlights } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ReadFile | null>(null);
  const start = (): void => input.current?.click();
  useCommand('newVersion', isActive && document !== null ? start : null);
  const onChange = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = event.currentTarget.files ?? [];
    // The same file can be chosen again after it was corrected.
    const field = event.currentTarget;
    if (chosen !== undefined) setFile(await readTextFile(chosen));
    field.value = '';
  };
  return {
    start,
    dialog: (
      <>
        <input
          ref={input}
          type="file"
          accept=".txt,.md,.markdown,text/plain,text/markdown"
          className={styles.file}
          tabIndex={-1}
          aria-hidden="true"
          aria-label={highlights.version.action}
          onChange={(event) => void onChange(event)}
        />
        {file === null || document === null ? null : (
          <NewVersionDialog
            document={document}
            file={file}
            onChooseAnother={start}
            onClose={() => setFile(null)}
          />
        )}
      </>
    ),
  };
}
