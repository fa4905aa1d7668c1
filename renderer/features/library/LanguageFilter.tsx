import { useDocumentLanguages } from '../../api/documents.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Select } from '../../ui/Select.tsx';

interface Props {
  readonly chosen: string | undefined;
  readonly onChoose: (language: string | undefined) => void;
}

const ALL = 'all';

/** Narrows the list to the documents of one language. */
export function LanguageFilter({ chosen, onChoose }: Props) {
  const { library } = useStrings();
  const formats = useFormats();
  const languages = useDocumentLanguages();
  const choices = [
    { value: ALL, label: library.allLanguages },
    ...languages.map((tag) => ({ value: tag, label: formats.languageName(tag) })),
  ];
  return (
    <Select
      label={library.language}
      value={chosen ?? ALL}
      choices={choices}
      onChange={(value) => onChoose(value === ALL ? undefined : value)}
    />
  );
}
