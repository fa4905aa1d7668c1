import { useCallback } from 'react';
import type { NoteSummary } from '../../../db/contract/notes.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';

type Named = Pick<NoteSummary, 'title' | 'opening' | 'day'>;

/** What notes are called in a list: their title, their day, or their first words. */
export function useSummaryTitles(): (note: Named) => string {
  const { notes } = useStrings();
  const formats = useFormats();
  return useCallback(
    ({ title, opening, day }) => {
      if (title.trim() !== '') return title;
      if (day !== null) return notes.journalOf(formats.date(day));
      return opening === '' ? notes.untitled : opening;
    },
    [notes, formats],
  );
}

export function useSummaryTitle(note: Named): string {
  return useSummaryTitles()(note);
}
