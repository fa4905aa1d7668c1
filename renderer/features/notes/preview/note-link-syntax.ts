import type { Extension as MarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import type { Literal } from 'mdast';
import { findNoteLinks } from '../../../../db/text/note-links.ts';

/** `[[kind:id|label]]` in a parsed note; `value` is the whole mark. */
export interface NoteLinkNode extends Literal {
  readonly type: 'noteLink';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    noteLink: NoteLinkNode;
  }
  interface RootContentMap {
    noteLink: NoteLinkNode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    noteLink: 'noteLink';
  }
}

const EXCLAMATION_MARK = 33;
const OPENING_BRACKET = 91;
const CLOSING = ']]';
/** Nothing longer can be a mark; without an end a search for its brackets would go over the whole note. */
const LONGEST_MARK = 500;

/** Reads a mark as one piece before the Markdown in its label can be seen. */
const construct: Construct = {
  name: 'noteLink',
  tokenize(effects: Effects, ok: State, nok: State): State {
    let written = '';
    const inside = (code: Code): State | undefined => {
      // Codes below zero are line ends and tabs; `null` is the end.
      if (code === null || code < 0 || written.length > LONGEST_MARK) return nok(code);
      effects.consume(code);
      written += String.fromCharCode(code);
      return written.endsWith(CLOSING) ? closed : inside;
    };
    const closed = (code: Code): State | undefined => {
      const [link] = findNoteLinks(written);
      if (link?.start !== 0 || link.end !== written.length) return nok(code);
      effects.exit('noteLink');
      return ok(code);
    };
    return (code) => {
      effects.enter('noteLink');
      return inside(code);
    };
  },
};

/** The end of a sentence before a link, which would be taken for the beginning of an image. */
const endOfSentence: Construct = {
  name: 'noteLinkAfterSentence',
  tokenize(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      effects.exit('data');
      return effects.check(construct, ok, nok);
    };
  },
};

export const noteLinkSyntax: Extension = {
  text: { [EXCLAMATION_MARK]: [construct, endOfSentence], [OPENING_BRACKET]: construct },
};

export const noteLinkTree: MarkdownExtension = {
  enter: {
    noteLink(token) {
      this.enter({ type: 'noteLink', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    noteLink(token) {
      this.exit(token);
    },
  },
};
