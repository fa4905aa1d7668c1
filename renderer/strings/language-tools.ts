import { en } from './en.ts';
import { fa } from './fa.ts';
import { createFormats } from './formats.ts';
import type { InterfaceLanguage, LanguageTools } from './language-context.tsx';

export const LANGUAGES: Readonly<Record<InterfaceLanguage, LanguageTools>> = {
  en: { language: 'en', direction: 'ltr', strings: en, formats: createFormats('en') },
  fa: { language: 'fa', direction: 'rtl', strings: fa, formats: createFormats('fa') },
};

/** The language for the pages before the library is open, from what the system prefers. */
export function preferredLanguage(systemLanguages: readonly string[]): InterfaceLanguage {
  return systemLanguages[0]?.toLowerCase().startsWith('fa') === true ? 'fa' : 'en';
}
