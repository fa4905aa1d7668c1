import { useStrings } from '../../strings/language-context.tsx';
import { DocumentDialog } from './DocumentDialog.tsx';

interface Props {
  /** The document that stays; it is not offered. */
  readonly besideId: string;
  readonly onChoose: (documentId: string) => void;
  readonly onClose: () => void;
}

/** Asks which document to put beside one. */
export function BesideDialog({ besideId, onChoose, onClose }: Props) {
  const { reader } = useStrings();
  return (
    <DocumentDialog
      title={reader.chooseBeside}
      excludedId={besideId}
      onChoose={({ id }) => onChoose(id)}
      onClose={onClose}
    />
  );
}
