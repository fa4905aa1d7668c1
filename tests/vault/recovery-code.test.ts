import { describe, expect, it } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from '../../db/contract/recovery-code.ts';
import { newRecoveryCode, recoverySecret } from '../../db/vault/recovery-code.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** All of a code's numbers are different from their neighbours, so that any exchange is a change. */
const CODE = writeRecoveryCode(Array.from({ length: 28 }, (_, index) => (index * 7 + 3) % 32));
const SECRET = CODE.split('-')
  .map((group) => group.slice(0, 4))
  .join('');

function withGroup(index: number, group: string): string {
  return CODE.split('-')
    .map((old, place) => (place === index ? group : old))
    .join('-');
}

describe('a new recovery code', () => {
  it('is seven groups of five characters that cannot be taken for one another', () => {
    for (let made = 0; made < 200; made += 1) {
      expect(newRecoveryCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){6}$/);
    }
  });

  it('is never the same twice, and every place in it takes every character', () => {
    const codes = Array.from({ length: 2000 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(codes.length);
    for (let place = 0; place < 41; place += 1) {
      const seen = new Set(codes.map((code) => code[place]));
      expect(seen.size).toBe(place % 6 === 5 ? 1 : 32);
    }
  });

  it('is read back as it was written', () => {
    for (let made = 0; made < 200; made += 1)
      expect(readRecoveryCode(newRecoveryCode()).kind).toBe('complete');
    expect(readRecoveryCode(CODE)).toEqual({ kind: 'complete', code: SECRET });
  });
});

describe('a recovery code as people type it', () => {
  const withConfusable = writeRecoveryCode([0, 1, 1, 0, ...Array.from({ length: 24 }, (_, index) => index)]);

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', '  ')}\n`],
    ['with nothing between the groups', (code: string) => code.replaceAll('-', '')],
    ['with the dashes of a word processor', (code: string) => code.replaceAll('-', '–')],
    [
      'with O, I and l for 0 and 1',
      (code: string) => code.replaceAll('0', 'o').replace('1', 'I').replaceAll('1', 'l'),
    ],
    [
      'with Persian figures',
      (code: string) => code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? ''),
    ],
    [
      'with Arabic figures',
      (code: string) => code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? ''),
    ],
    ['with marks of direction around it', (code: string) => `\u200E${code}\u200F`],
  ])('is the same code %s', (_, write) => {
    expect(readRecoveryCode(write(withConfusable))).toEqual(readRecoveryCode(withConfusable));
  });

  it('is known to be mistyped, and where, with any one character wrong', () => {
    const accepted: string[] = [];
    CODE.split('-').forEach((group, index) => {
      for (let place = 0; place < 5; place += 1) {
        for (const digit of DIGITS) {
          if (digit === group[place]) continue;
          const typed = withGroup(index, group.slice(0, place) + digit + group.slice(place + 1));
          const read = readRecoveryCode(typed);
          if (read.kind !== 'mistyped' || read.groups.join() !== String(index + 1)) accepted.push(typed);
        }
      }
    });
    expect(accepted).toEqual([]);
  });

  it('is known to be mistyped, and where, with two characters of a group exchanged', () => {
    const accepted: string[] = [];
    CODE.split('-').forEach((group, index) => {
      for (let one = 0; one < 5; one += 1) {
        for (let other = one + 1; other < 5; other += 1) {
          const letters = Array.from(group);
          [letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? ''];
          if (letters.join('') === group) continue;
          const read = readRecoveryCode(withGroup(index, letters.join('')));
          if (read.kind !== 'mistyped' || read.groups.join() !== String(index + 1))
            accepted.push(letters.join(''));
        }
      }
    });
    expect(accepted).toEqual([]);
  });

  it('is known to be mistyped with two groups exchanged', () => {
    const groups = CODE.split('-');
    const [first = '', second = '', ...rest] = groups;
    expect(readRecoveryCode([second, first, ...rest].join('-'))).toEqual({
      kind: 'mistyped',
      groups: [1, 2],
    });
  });

  it.each([
    ['a character left out', withGroup(2, CODE.split('-')[2]?.slice(1) ?? '')],
    ['a character twice', withGroup(2, `${CODE.split('-')[2] ?? ''}7`)],
    ['a letter that no code has', withGroup(2, 'UUUUU')],
    ['a character beyond the last plane', withGroup(2, '𝟘𝟘𝟘𝟘𝟘')],
  ])('names the group that has %s', (_, typed) => {
    expect(readRecoveryCode(typed)).toMatchObject({ kind: 'mistyped', groups: expect.arrayContaining([3]) });
  });

  it('is unfinished, not wrong, while the groups typed so far are right', () => {
    expect(readRecoveryCode('')).toEqual({ kind: 'unfinished', groups: 0 });
    expect(readRecoveryCode(CODE.slice(0, 18))).toEqual({ kind: 'unfinished', groups: 3 });
  });

  it.each(['\u0000', 'x'.repeat(200), '-'.repeat(200), '🗝️', '\ud800'])('never throws for %j', (typed) => {
    expect(['mistyped', 'unfinished']).toContain(readRecoveryCode(typed).kind);
  });

  it('has one group too many', () => {
    expect(readRecoveryCode(`${CODE}-00000`)).toEqual({ kind: 'mistyped', groups: [8] });
  });
});

describe('what a key is made from', () => {
  it('is the code without its check characters', () => {
    expect(recoverySecret(CODE)).toEqual({ ok: true, value: SECRET });
  });

  it('is refused with the number of the group that is wrong', () => {
    expect(recoverySecret(withGroup(4, '00000'))).toMatchObject({
      ok: false,
      error: { code: 'recovery-code-wrong', details: { group: 5 } },
    });
  });

  it('is refused with the number of groups that are missing', () => {
    expect(recoverySecret(CODE.slice(0, 29))).toMatchObject({
      ok: false,
      error: { code: 'recovery-code-wrong', details: { missing: 2 } },
    });
  });
});
