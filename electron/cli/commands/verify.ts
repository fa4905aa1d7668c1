import { failed, type CommandRequest, type Outcome } from '../command.ts';
import { callCore } from '../library-session.ts';

/** Says what is wrong with the library, if anything is; finding something is an answer, not a failure of the command. */
export async function runVerify({ session }: CommandRequest): Promise<Outcome> {
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const verified = await callCore(core.value, 'library.verify', {});
  if (!verified.ok) return failed(verified.error);
  const { ok, problems } = verified.value;
  return {
    kind: 'done',
    value: { ok, problems },
    text: () =>
      ok
        ? 'Everything is as it should be.'
        : problems.map(({ what, id, message }) => [what, id, message].filter(Boolean).join('  ')).join('\n'),
  };
}
