import type { Page } from 'playwright-core';
import type { MethodInput, MethodName, MethodOutput } from '../../../db/contract/contract.ts';

/**
 * Calls the core as the window itself does, for what a test needs to be there and is not about. The window hears of it
 * as of a change made in another window.
 */
export async function callCore<Name extends MethodName>(
  page: Page,
  method: Name,
  input: MethodInput<Name>,
): Promise<MethodOutput<Name>> {
  const answer: unknown = await page.evaluate(
    async ({ address, body }) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${sessionStorage.getItem('sanad-token')}`,
          'content-type': 'application/json',
        },
        body,
      });
      return response.json();
    },
    { address: `/api/${method}`, body: JSON.stringify(input) },
  );
  // Sound: the core of the same build answers, and its handlers are typed by the contract.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const result = answer as
    | { readonly ok: true; readonly value: MethodOutput<Name> }
    | { readonly ok: false; readonly error: { readonly code: string } };
  if (!result.ok) throw new Error(`${method}: ${result.error.code}`);
  return result.value;
}

/** The ids of the documents of the library, by title. */
export async function documentIds(page: Page): Promise<ReadonlyMap<string, string>> {
  const { records } = await callCore(page, 'documents.list', {});
  return new Map(records.map(({ id, title }) => [title, id]));
}
