import { fail, succeed, type Result } from '../../contract/result.ts';

/** Longer than this cannot be one JavaScript string in every encoding. */
const MAX_BYTES = 256 * 1024 * 1024;
/** From one NUL in twenty characters on, a file is not text: an image, a database, UTF-16 without its mark. */
const NUL_SHARE = 0.05;

/**
 * Decodes a plain text file: UTF-8 with or without a byte order mark, UTF-16 of either byte order with one.
 *
 * The mark is taken off; nothing else is changed. What is not valid in its encoding is refused as a whole, because
 * a text with replaced characters could not be quoted as evidence. Other encodings come with their own readers.
 */
export function readText(bytes: Uint8Array): Result<string> {
  if (bytes.byteLength > MAX_BYTES) {
    return fail(
      'too-large',
      'The file is larger than 256 MB. Nothing was imported. Split it and import the parts.',
    );
  }
  const decoded = decode(bytes);
  if (decoded === null) {
    return fail(
      'invalid-input',
      'The file is not valid UTF-8 or UTF-16 text. Nothing was imported. Save it as UTF-8 text and import it again.',
    );
  }
  if (isMostlyBinary(decoded)) {
    return fail(
      'invalid-input',
      'The file does not hold text. Nothing was imported. Check that it is the right file.',
    );
  }
  return succeed(decoded);
}

/** `null` where the bytes are not valid in the encoding their first bytes announce. */
function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapPairs(bytes.subarray(2)));
  return decodeStrictly('utf-8', bytes);
}

function decodeUtf16(littleEndian: Uint8Array | null): string | null {
  return littleEndian === null ? null : decodeStrictly('utf-16le', littleEndian, { ignoreBOM: true });
}

function decodeStrictly(
  encoding: 'utf-8' | 'utf-16le',
  bytes: Uint8Array,
  options: { readonly ignoreBOM?: boolean } = {},
): string | null {
  try {
    return new TextDecoder(encoding, { ...options, fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Big-endian to little-endian, in a copy; `null` for an odd number of bytes. */
function swapPairs(bytes: Uint8Array): Uint8Array | null {
  return bytes.byteLength % 2 === 0 ? Buffer.from(bytes).swap16() : null;
}

function isMostlyBinary(text: string): boolean {
  const allowed = Math.floor(text.length * NUL_SHARE);
  let count = 0;
  for (let at = text.indexOf('\u0000'); at >= 0; at = text.indexOf('\u0000', at + 1)) {
    count += 1;
    if (count > allowed) return true;
  }
  return false;
}
