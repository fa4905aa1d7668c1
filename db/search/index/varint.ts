/**
 * Whole numbers from 0 to 2^53 as bytes: seven bits each, lowest first, the high bit set on all but the last byte
 * (LEB128). Arithmetic instead of shifts, because a doubled passage id may need more than 32 bits.
 */
const PAYLOAD = 128;

/** Bytes that grow as numbers are appended. */
export class VarintWriter {
  #bytes = new Uint8Array(16);
  #length = 0;

  append(value: number): void {
    let rest = value;
    while (rest >= PAYLOAD) {
      this.#push((rest % PAYLOAD) + PAYLOAD);
      rest = Math.floor(rest / PAYLOAD);
    }
    this.#push(rest);
  }

  /** Numbers that are bytes already. */
  appendBytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + bytes.length));
      larger.set(this.bytes());
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}

/** Reads what a `VarintWriter` wrote, from the first number to the last. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, start = 0) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** Where the next number begins. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      if (byte < PAYLOAD) return value + byte * scale;
      value += (byte - PAYLOAD) * scale;
      scale *= PAYLOAD;
    }
  }
}

/** All numbers, which are below 2^32; quicker than one by one. */
export function decodeVarints(bytes: Uint8Array): Uint32Array {
  const values = new Uint32Array(bytes.length);
  let [count, at] = [0, 0];
  while (at < bytes.length) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * scale;
    }
    values[count] = value;
    count += 1;
  }
  return values.subarray(0, count);
}

export function encodeVarints(values: Iterable<number>): Uint8Array {
  const writer = new VarintWriter();
  for (const value of values) writer.append(value);
  return writer.bytes();
}

/** Writes one number at a place that has room for it; answers where it ends. */
export function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest >= PAYLOAD) {
    bytes[at] = (rest % PAYLOAD) + PAYLOAD;
    at += 1;
    rest = Math.floor(rest / PAYLOAD);
  }
  bytes[at] = rest;
  return at + 1;
}
