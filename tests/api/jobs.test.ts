import { describe, expect, it } from 'vitest';
import { endingOthers } from '../../db/api/ending-others.ts';
import type { Change } from '../../db/api/handler.ts';
import { createJobs, type Jobs } from '../../db/api/jobs.ts';
import type { Progress } from '../../db/api/progress.ts';
import { jobId } from '../../db/contract/ids.ts';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import { newId } from '../../db/service/new-id.ts';
import { codeOf } from '../support/vault.ts';

type Work = Generator<Progress, Result<unknown>>;

function jobs(): Jobs {
  return createJobs({ afterOthers: (next) => void setImmediate(next), onProgress: () => undefined });
}

/** Goes on until it is stopped, and notes that it has put away what it had begun. */
function* endless(ended: string[], name = 'it'): Work {
  try {
    for (;;) yield { done: 1, total: 0 };
  } finally {
    ended.push(name);
  }
}

// oxlint-disable-next-line require-yield -- done within its first slice
function* exchange(running: Jobs): Work {
  running.cancelAll();
  return succeed('exchanged');
}

function* broken(): Work {
  try {
    for (;;) yield { done: 1, total: 0 };
  } finally {
    // oxlint-disable-next-line no-unsafe-finally -- what a disk does
    throw new Error('The file is held');
  }
}

describe('stopping all work', () => {
  it('has ended it when it returns, not at its next turn', async () => {
    const running = jobs();
    const ended: string[] = [];
    const answer = running.run(null, endless(ended));
    running.cancelAll();
    expect(ended).toEqual(['it']);
    expect(codeOf(await answer)).toBe('cancelled');
  });

  it('lets a job that asks for it from within its slice finish that slice', async () => {
    const running = jobs();
    const ended: string[] = [];
    const other = running.run(null, endless(ended, 'other'));
    const answer = running.run(null, exchange(running));
    expect(ended).toEqual(['other']);
    expect(await answer).toEqual(succeed('exchanged'));
    expect(codeOf(await other)).toBe('cancelled');
  });

  it('ends the others where one cannot put away what it had begun, and tells that one', async () => {
    const running = jobs();
    const ended: string[] = [];
    const failing = running.run(null, broken());
    const other = running.run(null, endless(ended));
    running.cancelAll();
    expect(ended).toEqual(['it']);
    await expect(failing).rejects.toThrow('The file is held');
    expect(codeOf(await other)).toBe('cancelled');
  });

  it('says that nothing of it was kept, which is so for every job there is', async () => {
    const running = jobs();
    const job = jobId.parse(newId());
    const answer = running.run(job, endless([]));
    expect(running.cancel(job)).toBe(true);
    const stopped = await answer;
    expect(stopped.ok ? '' : stopped.error.message).toContain('Nothing of it was kept');
  });
});

describe('work that puts another library in the place of the open one', () => {
  it('ends whatever worked on that one, and says so, also where it fails half-way', () => {
    let present: Result<never> = fail('vault-locked', 'Shut.');
    const heard: string[] = [];
    const work = endingOthers(
      { vault: { library: () => present }, jobs: { cancelAll: () => heard.push('ended') } },
      {
        work: failingExchange(() => (present = fail('vault-absent', 'Gone.'))),
        noteOther: () => heard.push('other'),
      },
    );
    expect(() => work.next()).toThrow('Half-way');
    expect(heard).toEqual(['other']);
  });
});

// oxlint-disable-next-line require-yield -- fails within its first slice
function* failingExchange(exchange: () => void): Generator<Progress, Result<Change<unknown>>> {
  exchange();
  throw new Error('Half-way');
}
