import { createContext, use } from 'react';
import { en, type Strings } from './en.ts';
import { createFormats, type Formats } from './formats.ts';

export type InterfaceLanguage = 'en' | 'fa';

export interface LanguageTools {
  readonly language: InterfaceLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly formats: Formats;
}

/** English until a provider says otherwise, so that the page for "no token" needs no provider. */
export const LanguageContext = createContext<LanguageTools>({
  language: 'en',
  direction: 'ltr',
  strings: en,
  formats: createFormats('en'),
});

export function useLanguage(): LanguageTools {
  return use(LanguageContext);
}

export function useStrings(): Strings {
  return use(LanguageContext).strings;
}

export function useFormats(): Formats {
  return use(LanguageContext).formats;
}
