import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from '../../db/contract/recovery-code.ts';
import { Secret } from '../../renderer/api/secret.ts';
import { plainRequest } from '../../renderer/api/search.ts';
import { forgetLibrary } from '../../renderer/api/vault-status.ts';
import { createSessionStore } from '../../renderer/app/session.tsx';
import { codeComplaint } from '../../renderer/features/vault/code-complaint.ts';
import { isWord } from '../../renderer/features/vault/confirming-word.ts';
import { mismatchOf } from '../../renderer/features/vault/RecoveryCodeSheet.tsx';
import { hasTwofoldLetters } from '../../renderer/features/vault/twofold-letters.ts';
import { en } from '../../renderer/strings/en.ts';
import { fa } from '../../renderer/strings/fa.ts';

const PASSPHRASE = 'seven quiet readers of old letters';

describe('a secret on its way to the core', () => {
  test('can be taken once', () => {
    const secret = new Secret(PASSPHRASE);
    expect(secret.take()).toBe(PASSPHRASE);
    expect(() => secret.take()).toThrow('A secret is taken once.');
  });

  test('is not in what is kept of the call, before and after it was sent', async () => {
    const queryClient = new QueryClient();
    const sent: string[] = [];
    const observer = new MutationObserver(queryClient, {
      mutationFn: (secret: Secret) => Promise.resolve(sent.push(secret.take())),
    });
    const secret = new Secret(PASSPHRASE);
    expect(JSON.stringify(secret)).not.toContain('quiet');
    await observer.mutate(secret);
    const kept = queryClient.getMutationCache().getAll();
    expect(sent).toEqual([PASSPHRASE]);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept.map(({ state }) => state))).not.toContain('quiet');
    expect(() => secret.take()).toThrow('A secret is taken once.');
  });
});

describe('a library that is closed', () => {
  test('leaves nothing in the window of what the core answered, but how the vault stands', () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(['vault', 'status'], { state: 'locked' });
    queryClient.setQueryData(['documents', 'list', {}], { records: ['Evin'] });
    queryClient.setQueryData(['search', 'run', 'Raisi'], { hits: [] });
    queryClient.getMutationCache().build(queryClient, { mutationKey: ['notes'] });
    forgetLibrary(queryClient);
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([['vault', 'status']]);
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
  });

  test('leaves nothing of what the window remembered but its language', () => {
    const store = createSessionStore('en');
    const fresh = store.get();
    let told = 0;
    store.subscribe(() => (told += 1));
    store.change({
      language: 'fa',
      search: plainRequest('Raisi'),
      librarySelection: 'x',
      lastDocument: { id: 'x', title: 'Evin' },
    });
    store.forget({ wasErased: false });
    expect(store.get()).toEqual({ ...fresh, language: 'fa' });
    expect(told).toBe(2);
  });
});

describe('the word that confirms', () => {
  test.each([
    ['erase', en.protection.erase.word, true],
    [' ERASE ', en.protection.erase.word, true],
    ['“erase”', en.protection.erase.word, true],
    ['پاک', fa.protection.erase.word, true],
    ['«پاک»', fa.protection.erase.word, true],
    ['', en.protection.erase.word, false],
    ['erased', en.protection.erase.word, false],
    ['remove', en.protection.erase.word, false],
  ])('is it in %j for %j: %s', (typed, word, expected) => {
    expect(isWord(typed, word)).toBe(expected);
  });
});

describe('letters of which Arabic and Persian keyboards have one each', () => {
  test.each([
    ['کتاب', true],
    ['كتاب', true],
    ['آزادی', true],
    ['آزادي', true],
    ['ﻱ', true],
    ['مهتاب', false],
    ['seven quiet readers', false],
    ['', false],
  ])('are they in %j: %s', (passphrase, expected) => {
    expect(hasTwofoldLetters(passphrase)).toBe(expected);
  });
});

describe('what is wrong with a recovery code', () => {
  const code = writeRecoveryCode(Array.from({ length: 28 }, (_, index) => (index * 7) % 32));

  test('is nothing for a whole one', () => {
    expect(complain(code)).toBeNull();
  });

  test('is said with the numbers of the groups', () => {
    const groups = code.split('-');
    expect(complain(groups.with(1, 'UUUUU').join('-'))).toContain('Group 2 is not');
    expect(complain(groups.with(1, 'UUUUU').with(6, 'UUUUU').join('-'))).toContain('Groups 2, 7 are not');
    expect(complain(`${code}-00000`)).toBe('These are more than seven groups.');
    expect(complain(groups.slice(0, 3).join('-'))).toBe('3 of 7 groups are there and right.');
    expect(complain('')).toBe('Type the recovery code.');
  });
});

function complain(typed: string): string | null {
  return codeComplaint(readRecoveryCode(typed), en.protection.code);
}

describe('the code that is copied from the paper', () => {
  const NUMBERS = Array.from({ length: 28 }, (_, index) => (index * 7) % 32);
  const code = writeRecoveryCode(NUMBERS);
  const other = writeRecoveryCode(NUMBERS.with(27, 3));
  const words = en.protection.code;
  const problem = (typed: string, isBeingTyped: boolean) => mismatchOf({ typed, isBeingTyped, code }, words);

  test('is not complained of while its last group is being typed', () => {
    for (let length = 1; length < code.length; length += 1) {
      expect(problem(code.slice(0, length), true), `${length} characters`).toBe(null);
    }
  });

  test('is complained of at its last group once the field is left', () => {
    expect(problem(code.slice(0, -1), false)).toBe(words.mistyped([7]));
    expect(problem(code.slice(0, -6), false)).toBe(words.unfinished(6));
    expect(problem('', false)).toBe(null);
  });

  test('names the group of a code that is whole in itself and another one', () => {
    expect(problem(other, true)).toBe(words.mistyped([7]));
  });
});
