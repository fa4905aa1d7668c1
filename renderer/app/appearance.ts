import { useLayoutEffect } from 'react';
import type { Settings } from '../../db/contract/models.ts';
import type { LanguageTools } from '../strings/language-context.tsx';

/** Puts theme, contrast and language on the page, where the styles read them; without settings the system decides. */
export function useAppearance(settings: Settings | null, { language, direction }: LanguageTools): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    setChoice(page, 'theme', settings?.theme);
    setChoice(page, 'contrast', settings?.contrast);
    page.lang = language;
    page.dir = direction;
  }, [settings?.theme, settings?.contrast, language, direction]);
}

function setChoice(page: HTMLElement, name: 'theme' | 'contrast', choice: string | undefined): void {
  if (choice === undefined || choice === 'system') delete page.dataset[name];
  else page.dataset[name] = choice;
}
