import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { parser } from '@lezer/markdown';

const languageFacet = defineLanguageFacet();

/** CommonMark, read a stretch at a time around what is in view: a long note is never read as a whole while typing. */
const markdown = new Language(
  languageFacet,
  parser.configure({ props: [languageDataProp.add({ Document: languageFacet })] }),
  [],
  'markdown',
);

const look = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.35em', fontWeight: '600' },
  { tag: tags.heading2, fontSize: '1.2em', fontWeight: '600' },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: '600' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.quote, color: 'var(--ink-quiet)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '0.92em' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.url], color: 'var(--ink-quiet)' },
]);

export function markdownLanguage(): Extension {
  return [markdown, syntaxHighlighting(look)];
}
