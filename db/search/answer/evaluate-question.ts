import type { DocumentId } from '../../contract/ids.ts';
import type { SearchScope, SpellingOff } from '../../contract/search.ts';
import type { Evaluation, EvaluationRequest } from '../match/evaluate.ts';
import { intersect, type PassageSet } from '../index/passage-sets.ts';
import { parseQuery } from '../query/query-language.ts';
import type { ParsedQuery } from '../query/query-tree.ts';
import type { SearchSources } from './run-search.ts';

/** What is asked for, by every method that takes a query: see `searchQuestion` of the contract. */
export interface Question {
  readonly query: string;
  readonly exact: boolean;
  readonly scope?: SearchScope | undefined;
  readonly spellingsOff?: readonly SpellingOff[] | undefined;
  readonly documentId?: DocumentId | undefined;
}

export interface EvaluatedQuestion {
  readonly query: ParsedQuery;
  readonly evaluation: Evaluation;
}

/** Understands a question and finds its passages: the one way in which all methods do. */
export function evaluateQuestion(sources: SearchSources, question: Question): EvaluatedQuestion {
  const query = parseQuery(question.query);
  const within = passagesAsked(sources, question);
  const request: EvaluationRequest = {
    query,
    breadth: question.exact ? 'exact' : 'all-spellings',
    ...(question.spellingsOff && { spellingsOff: question.spellingsOff }),
    ...(within && { within }),
  };
  return { query, evaluation: sources.evaluate(request) };
}

/** The passages of the document and the scope asked for; absent where the whole library is. */
function passagesAsked(sources: SearchSources, { documentId, scope }: Question): PassageSet | undefined {
  const ofDocument = documentId === undefined ? undefined : sources.directory.ofDocument(documentId);
  const ofScope = scope === undefined ? undefined : sources.scope(scope);
  return ofDocument && ofScope ? intersect(ofDocument, ofScope) : (ofDocument ?? ofScope);
}
