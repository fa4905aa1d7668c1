import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { askSecret, type Terminal } from '../../electron/cli/ask-secret.ts';

class TypedInput extends EventEmitter {
  isRaw = false;
  isFlowing = false;
  setRawMode(mode: boolean): this {
    this.isRaw = mode;
    return this;
  }
  resume(): this {
    this.isFlowing = true;
    return this;
  }
  pause(): this {
    this.isFlowing = false;
    return this;
  }
}

function aTerminal() {
  const input = new TypedInput();
  let shown = '';
  const terminal: Terminal = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members that a question uses are there
    input: input as unknown as Terminal['input'],
    write: (text) => {
      shown += text;
    },
  };
  return {
    terminal,
    input,
    shown: () => shown,
    type: (text: string | Buffer) => input.emit('data', Buffer.from(text)),
  };
}

test('shows the question and nothing of the answer', async () => {
  const { terminal, input, shown, type } = aTerminal();
  const answer = askSecret(terminal, 'Passphrase: ');
  expect(input.isRaw).toBe(true);
  type('quiet');
  type(' readers\r');
  expect(await answer).toBe('quiet readers');
  expect(shown()).toBe('Passphrase: \n');
});

test('takes any script, letters that arrive in pieces, and back steps', async () => {
  const { terminal, type } = aTerminal();
  const answer = askSecret(terminal, '? ');
  const bytes = Buffer.from('سند');
  type(bytes.subarray(0, 3));
  type(bytes.subarray(3));
  type('xy\u007f\u007f\u0008🔒\u007f!\n');
  expect(await answer).toBe('سن!');
});

test.each(['\u0003', '\u0004'])('is given up with %j', async (key) => {
  const { terminal, type } = aTerminal();
  const answer = askSecret(terminal, '? ');
  type(`abc${key}`);
  expect(await answer).toBeNull();
});

test('gives the terminal back as it was', async () => {
  const { terminal, input, type } = aTerminal();
  const answer = askSecret(terminal, '? ');
  type('\n');
  expect(await answer).toBe('');
  expect([input.isRaw, input.isFlowing, input.listenerCount('data')]).toEqual([false, false, 0]);
});
