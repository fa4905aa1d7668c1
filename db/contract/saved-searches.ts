import { z } from 'zod';
import { savedSearchId } from './ids.ts';
import {
  givenName,
  moment,
  pageInput,
  pageOf,
  storableText,
  undoableInput,
  type MethodShape,
} from './method.ts';
import { searchScope, spellingOff } from './search.ts';

/** What a saved search asks: as `search.run`, with a query short enough to be kept and read. */
export const savedQuestion = z.strictObject({
  query: storableText(4000).min(1),
  exact: z.boolean(),
  scope: searchScope,
  spellingsOff: z.array(spellingOff).max(500),
});
export type SavedQuestion = z.infer<typeof savedQuestion>;

/** A question that the researcher asks again and again. */
export const savedSearch = z.strictObject({
  id: savedSearchId,
  name: z.string(),
  question: savedQuestion,
  createdAt: moment,
  changedAt: moment,
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const savedSearchMethods = {
  /** In the order of their names. */
  'savedSearches.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject(pageInput),
    output: pageOf(savedSearch),
  },
  /** Fails with `name-taken` where another has the name, in any case or spelling of its marks. */
  'savedSearches.create': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ name: givenName, question: savedQuestion }),
    output: savedSearch,
  },
  'savedSearches.update': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ savedSearchId, name: givenName.optional(), question: savedQuestion.optional() }),
    output: savedSearch,
  },
  'savedSearches.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ savedSearchId }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
} as const satisfies Record<`savedSearches.${string}`, MethodShape>;
