import { describe, expect, it } from 'vitest';
import { readText } from '../../db/import/readers/text-reader.ts';

const TEXT = 'Fayçal – سند\r\n“10,000” 😀\n';

function utf16(text: string, { order }: { readonly order: 'little' | 'big' }): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe('a plain text file', () => {
  it('is read as UTF-8 with and without a byte order mark, and as UTF-16 of either order with one', () => {
    const files = [
      Buffer.from(TEXT, 'utf8'),
      Buffer.from(`\ufeff${TEXT}`, 'utf8'),
      utf16(TEXT, { order: 'little' }),
      utf16(TEXT, { order: 'big' }),
    ];
    for (const bytes of files) expect(readText(bytes)).toEqual({ ok: true, value: TEXT });
  });

  it('loses its byte order mark and no other U+FEFF', () => {
    expect(readText(Buffer.from('\ufeff\ufeffa\ufeffb', 'utf8'))).toEqual({
      ok: true,
      value: '\ufeffa\ufeffb',
    });
    expect(readText(utf16('\ufeffa\ufeffb', { order: 'big' }))).toEqual({
      ok: true,
      value: '\ufeffa\ufeffb',
    });
  });

  it('may be empty', () => {
    expect(readText(new Uint8Array())).toEqual({ ok: true, value: '' });
    expect(readText(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: true, value: '' });
  });

  it('is read from a part of a larger buffer, which stays as it was', () => {
    const whole = Buffer.concat([Buffer.from('xx'), utf16('ab', { order: 'big' }), Buffer.from('xx')]);
    const before = Buffer.from(whole);
    expect(readText(whole.subarray(2, 8))).toEqual({ ok: true, value: 'ab' });
    expect(whole.equals(before)).toBe(true);
  });

  it.each([
    ['a byte that UTF-8 never has', Uint8Array.of(0x61, 0xff, 0x62)],
    ['a character cut off at the end', Buffer.from('é', 'utf8').subarray(0, 1)],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf)],
    ['a surrogate in UTF-8', Uint8Array.of(0xed, 0xa0, 0x80)],
    ['windows-1256', Uint8Array.of(0xd3, 0xe4, 0xcf)],
    ['half a unit of UTF-16', Uint8Array.of(0xff, 0xfe, 0x61)],
    ['half a unit of UTF-16 in the other order', Uint8Array.of(0xfe, 0xff, 0x00, 0x61, 0x00)],
    ['a lone surrogate in UTF-16', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00)],
    ['UTF-16 without its mark', Buffer.from('a text without a mark', 'utf16le')],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)],
    ['a picture', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(50)])],
  ])('is refused with a plain sentence when it holds %s', (_, bytes) => {
    const read = readText(bytes);
    expect(read).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(read.ok ? '' : read.error.message).toMatch(/^The file .* Nothing was imported\. /);
  });

  it('may hold a stray NUL', () => {
    expect(readText(Buffer.from(`${'a'.repeat(50)}\u0000b`))).toMatchObject({ ok: true });
  });
});
