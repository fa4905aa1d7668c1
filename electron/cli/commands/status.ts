import type { LibraryStatus } from '../../../db/contract/models.ts';
import { failed, type Outcome, type CommandRequest } from '../command.ts';
import { readCondition } from '../library-condition.ts';
import { callCore } from '../library-session.ts';
import { pairs } from '../print.ts';

export async function runStatus({ session }: CommandRequest): Promise<Outcome> {
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const status = await callCore(core.value, 'library.status', {});
  if (!status.ok) return failed(status.error);
  const condition = await readCondition(core.value);
  if (!condition.ok) return failed(condition.error);
  const { version, protection, documents, passages, words, seq } = status.value;
  const { dataFolder } = session;
  const { keys, sentences } = condition.value;
  return {
    kind: 'done',
    value: { version, dataFolder, protection, documents, passages, words, seq, ...keys },
    text: () => [...sentences, describe(dataFolder, status.value)].join('\n\n'),
  };
}

function describe(dataFolder: string, status: LibraryStatus): string {
  const { version, protection, documents, passages, words, seq } = status;
  return pairs([
    ['Data folder', dataFolder],
    [
      'Protection',
      protection === 'passphrase' ? 'passphrase' : 'none: whoever has this computer can read it',
    ],
    ['Documents', documents.toLocaleString('en')],
    ['Passages', passages.toLocaleString('en')],
    ['Words', words.toLocaleString('en')],
    ['Changes saved', seq.toLocaleString('en')],
    ['Sanad', version],
  ]);
}
