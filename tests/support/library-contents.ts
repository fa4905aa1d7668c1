import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MethodName } from '../../db/contract/contract.ts';
import type { Result } from '../../db/contract/result.ts';
import type { AnyCall } from './random-work.ts';

const anyPage = z.strictObject({
  records: z.array(z.looseObject({})),
  total: z.int(),
  next: z.string().nullable(),
});

/** Every list of the researcher's work, and what is read of each record besides. */
const LISTS: readonly { readonly method: MethodName; readonly input?: object }[] = [
  { method: 'documents.list' },
  { method: 'tags.list' },
  { method: 'highlights.list' },
  { method: 'links.list' },
  { method: 'notes.list' },
  { method: 'notes.list', input: { role: 'template' } },
  { method: 'savedSearches.list' },
  { method: 'trash.list' },
];

/**
 * All that a researcher could see of a library through the contract, so that two libraries can be compared: lists with
 * every record, the bodies of notes, what a search finds. With `history`: the steps that can be undone, too.
 */
export async function readContents(
  call: AnyCall,
  { history }: { readonly history: boolean },
): Promise<Readonly<Record<string, unknown>>> {
  const contents: Record<string, unknown> = {};
  for (const { method, input } of LISTS) {
    contents[`${method} ${JSON.stringify(input ?? {})}`] = await readAll(call, method, input ?? {});
  }
  const notes: unknown[] = [];
  for (const { id } of await readAll(call, 'notes.list', {}))
    notes.push(await call('notes.get', { noteId: id }));
  contents['notes'] = notes;
  const found = await call('search.run', { query: 'letter OR names OR Corrected', limit: 50 });
  contents['search'] = found.ok ? { ...z.looseObject({}).parse(found.value), tookMs: 0 } : found;
  contents['settings'] = await call('settings.get', {});
  if (history) contents['undo'] = await readAll(call, 'undo.list', {});
  return contents;
}

export async function digestOf(call: AnyCall, what: { readonly history: boolean }): Promise<string> {
  const text = JSON.stringify(await readContents(call, what));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function readAll(
  call: AnyCall,
  method: MethodName,
  input: object,
): Promise<readonly Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  do {
    const result: Result<unknown> = await call(method, {
      ...input,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!result.ok) return [{ code: result.error.code }];
    const page = anyPage.parse(result.value);
    records.push(...page.records);
    cursor = page.next;
  } while (cursor !== null);
  return records;
}
