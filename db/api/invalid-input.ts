import type { ZodError } from 'zod';
import { fail, type Result } from '../contract/result.ts';

/**
 * Says which field was not understood and how, without repeating what was passed: that may be a passphrase or a query.
 * A path consists of the contract's own field names, because unknown fields are reported at their parent.
 */
export function invalidInput(error: ZodError): Result<never> {
  const issue = error.issues[0];
  const field = issue === undefined ? '' : issue.path.join('.');
  const where = field === '' ? 'The call' : `The field ${field}`;
  const problem = issue === undefined ? 'is not valid' : (PROBLEMS[issue.code] ?? 'is not valid');
  return fail('invalid-input', `${where} ${problem}. Nothing was changed. Correct it and call again.`, {
    field,
    problem: issue?.code ?? 'invalid',
  });
}

const PROBLEMS: Readonly<Record<string, string>> = {
  invalid_type: 'is missing or of the wrong type',
  unrecognized_keys: 'holds a field that is not known',
  too_big: 'is too large or too long',
  too_small: 'is too small or too short',
  invalid_format: 'does not have the right form',
  invalid_value: 'is none of the values it may have',
};
