import { expect, test } from 'vitest';
import { jobId } from '../../db/contract/ids.ts';
import { createProgressBoard } from '../../renderer/api/progress-board.ts';

const OURS = jobId.parse('0123456789abcdefghjkmnpqrs');
const ANOTHERS = jobId.parse('1123456789abcdefghjkmnpqrs');

/** A board whose clock stands still until the test moves it. */
function aBoard() {
  const clock = { ms: 0 };
  return { clock, board: createProgressBoard(() => clock.ms) };
}

const progress = (job: typeof OURS, done: number) => ({ kind: 'progress', job, done, total: 10 }) as const;

test('knows how far followed work has come', () => {
  const { board } = aBoard();
  board.follow(OURS);
  board.note(progress(OURS, 3));
  expect(board.of(OURS)).toEqual({ done: 3, total: 10 });
});

test('passes over the work of another window', () => {
  const { board } = aBoard();
  board.follow(OURS);
  board.note(progress(ANOTHERS, 3));
  expect([board.of(ANOTHERS), board.of(OURS)]).toEqual([null, null]);
});

test('shows the first word at once, and further ones ten times a second', () => {
  const { board, clock } = aBoard();
  let shown = 0;
  board.subscribe(() => (shown += 1));
  board.follow(OURS);
  for (let done = 1; done <= 8; done += 1) board.note(progress(OURS, done));
  expect([shown, board.of(OURS)?.done]).toEqual([1, 1]);
  clock.ms += 100;
  board.note(progress(OURS, 9));
  expect([shown, board.of(OURS)?.done]).toEqual([2, 9]);
});

test('the first word of one job does not wait for another one', () => {
  const { board } = aBoard();
  board.follow(OURS);
  board.follow(ANOTHERS);
  board.note(progress(OURS, 1));
  board.note(progress(ANOTHERS, 2));
  expect(board.of(ANOTHERS)?.done).toBe(2);
});

test('forgets work that has ended', () => {
  const { board } = aBoard();
  const end = board.follow(OURS);
  board.note(progress(OURS, 3));
  end();
  expect(board.of(OURS)).toBeNull();
});
