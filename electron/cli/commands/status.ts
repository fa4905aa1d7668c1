import { failed, type Outcome, type CommandRequest } from '../command.ts';
import { callCore } from '../library-session.ts';
import { pairs } from '../print.ts';

export async function runStatus({ session }: CommandRequest): Promise<Outcome> {
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const status = await callCore(core.value, 'library.status', {});
  if (!status.ok) return failed(status.error);
  const { version, protection, documents, passages, words, seq } = status.value;
  const { dataFolder } = session;
  return {
    kind: 'done',
    value: { version, dataFolder, protection, documents, passages, words, seq },
    text: () =>
      pairs([
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
      ]),
  };
}
