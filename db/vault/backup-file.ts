import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { moment } from '../contract/method.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { readInSlices, writeFully, type BytesDone, type FileRange } from './copy-in-slices.ts';
import { systemCode } from './storage-failure.ts';
import { parseVaultFile, serialiseVaultFile, type VaultFile } from './vault-file.ts';

/*
 * A full backup is one file; `docs/backup-format.md` says how to check it by hand. Three lines of text stand before the
 * databases: what the file is, a JSON object, and the SHA-256 of these two lines.
 */

const FORMAT = 1;
const FIRST_LINE = /^sanad-backup (\d{1,6})\n/;
/** More than any head needs; keeps a hostile file from filling the memory. */
const MAX_HEAD_BYTES = 131_072;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const PART_NAMES = ['library.db', 'originals.db'] as const;
export type PartName = (typeof PART_NAMES)[number];

const head = z.strictObject({
  madeAt: moment,
  seq: z.int().min(0),
  missingOriginals: z.int().min(0),
  /** `vault.json` as it was then. */
  vault: z.record(z.string(), z.unknown()),
  parts: z.tuple([
    z.strictObject({ name: z.literal('library.db'), bytes: z.int().min(1), sha256 }),
    z.strictObject({ name: z.literal('originals.db'), bytes: z.int().min(1), sha256 }),
  ]),
});

interface Part {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a full backup says of itself without any key. */
export interface BackupHead {
  readonly madeAt: string;
  readonly seq: number;
  readonly missingOriginals: number;
  readonly vault: VaultFile;
  readonly parts: Readonly<Record<PartName, Part>>;
}

/** A head that has been read from a file, and where the parts lie in it. */
export interface OpenedHead extends BackupHead {
  readonly ranges: Readonly<Record<PartName, FileRange>>;
  /** Of the whole file. */
  readonly bytes: number;
}

/** The failure of a file that is no backup, or no longer the one that was made. */
export function backupUnusable(): Result<never> {
  return fail(
    'backup-unusable',
    'This is not a whole backup of Sanad: it was cut short or changed. Nothing was changed. Use another copy of it, or another backup.',
  );
}

export interface NewBackupFile {
  readonly path: string;
  readonly head: Omit<BackupHead, 'parts'>;
  /** Closed files, which stay as they are. */
  readonly parts: Readonly<Record<PartName, { readonly path: string; readonly bytes: number }>>;
}

/**
 * Writes a full backup and answers the SHA-256 of the whole file; durable when it is done. The file must not exist.
 *
 * The head comes first in the file and is written last, because the hashes are known only when the parts have been
 * copied: until then it is a head of the same length whose hashes fit nothing.
 */
export function* writeBackupFile({ path, head, parts }: NewBackupFile): Generator<BytesDone, void> {
  const target = openSync(path, 'wx+', 0o600);
  try {
    const hashes = { 'library.db': '0'.repeat(64), 'originals.db': '0'.repeat(64) };
    const headBytes = (): Uint8Array =>
      serialiseHead({
        ...head,
        parts: {
          'library.db': { bytes: parts['library.db'].bytes, sha256: hashes['library.db'] },
          'originals.db': { bytes: parts['originals.db'].bytes, sha256: hashes['originals.db'] },
        },
      });
    writeFully(target, headBytes());
    let before = 0;
    for (const name of PART_NAMES) {
      for (const done of copyPart(parts[name], { target, keep: (hash) => (hashes[name] = hash) })) {
        yield before + done;
      }
      before += parts[name].bytes;
    }
    const written = headBytes();
    if (writeSync(target, written, 0, written.length, 0) !== written.length) throw new Error('A short write');
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

interface PartTarget {
  readonly target: number;
  readonly keep: (hash: string) => void;
}

function* copyPart(
  { path, bytes }: { readonly path: string; readonly bytes: number },
  { target, keep }: PartTarget,
): Generator<BytesDone, void> {
  const source = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const read = yield* readInSlices(source, { start: 0, bytes }, (piece) => {
      hash.update(piece);
      writeFully(target, piece);
    });
    if (read !== bytes) throw new Error('A part of the backup changed while it was copied');
    keep(hash.digest('hex'));
  } finally {
    closeSync(source);
  }
}

function serialiseHead({ madeAt, seq, missingOriginals, vault, parts }: BackupHead): Uint8Array {
  const object = {
    madeAt,
    seq,
    missingOriginals,
    vault: JSON.parse(Buffer.from(serialiseVaultFile(vault)).toString('utf8')) as unknown,
    parts: PART_NAMES.map((name) => ({ name, bytes: parts[name].bytes, sha256: parts[name].sha256 })),
  };
  const lines = `sanad-backup ${FORMAT}\n${JSON.stringify(object)}\n`;
  return Buffer.from(`${lines}${createHash('sha256').update(lines).digest('hex')}\n`, 'utf8');
}

/** Reads what a full backup says of itself, and refuses one whose length cannot be right. */
export function readBackupHead(path: string): Result<OpenedHead> {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const stats = fstatSync(descriptor);
      return stats.isFile() ? parseHead(readStart(descriptor), stats.size) : backupUnusable();
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? noSuchBackup() : backupUnusable();
  }
}

export function noSuchBackup(): Result<never> {
  return fail('not-found', 'There is no such backup here. Nothing was changed. Choose one from the list.');
}

function readStart(descriptor: number): Buffer {
  const start = Buffer.alloc(MAX_HEAD_BYTES);
  let length = 0;
  while (length < start.length) {
    const read = readSync(descriptor, start, length, start.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return start.subarray(0, length);
}

function parseHead(start: Buffer, bytes: number): Result<OpenedHead> {
  const format = FIRST_LINE.exec(start.subarray(0, 32).toString('latin1'))?.[1];
  if (format === undefined) return backupUnusable();
  if (Number(format) > FORMAT) return newerBackup();
  const lines = threeLines(start);
  if (lines === null || Number(format) !== FORMAT) return backupUnusable();
  if (createHash('sha256').update(lines.hashed).digest('hex') !== lines.hash) return backupUnusable();
  const parsed = head.safeParse(parseJson(lines.json));
  if (!parsed.success) return backupUnusable();
  const vault = parseVaultFile(Buffer.from(JSON.stringify(parsed.data.vault), 'utf8'));
  if (!vault.ok) return refusedVault(vault);
  const [library, originals] = parsed.data.parts;
  const ranges = {
    'library.db': { start: lines.length, bytes: library.bytes },
    'originals.db': { start: lines.length + library.bytes, bytes: originals.bytes },
  };
  if (bytes !== lines.length + library.bytes + originals.bytes) return backupUnusable();
  const { madeAt, seq, missingOriginals } = parsed.data;
  const parts = { 'library.db': library, 'originals.db': originals };
  return succeed({ madeAt, seq, missingOriginals, vault: vault.value, parts, ranges, bytes });
}

function threeLines(start: Buffer) {
  const first = start.indexOf(0x0a);
  const second = first === -1 ? -1 : start.indexOf(0x0a, first + 1);
  const third = second === -1 ? -1 : start.indexOf(0x0a, second + 1);
  if (third === -1) return null;
  return {
    hashed: start.subarray(0, second + 1),
    json: start.subarray(first + 1, second),
    hash: start.subarray(second + 1, third).toString('latin1'),
    length: third + 1,
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Of the failures of a `vault.json` only one says something else inside a backup. */
function refusedVault(refused: Extract<Result<never>, { readonly ok: false }>): Result<never> {
  return refused.error.code === 'library-newer' ? newerBackup() : backupUnusable();
}

function newerBackup(): Result<never> {
  return fail(
    'library-newer',
    'This backup was made by a newer version of Sanad. Nothing was changed. Restore it with that version.',
  );
}

export interface CheckedFile {
  readonly head: OpenedHead;
  /** Of the whole file. */
  readonly sha256: string;
}

/** Reads a full backup from its first byte to its last and compares every hash. */
export function* checkBackupFile(path: string): Generator<BytesDone, Result<CheckedFile>> {
  const opened = readBackupHead(path);
  if (!opened.ok) return opened;
  const descriptor = openSync(path, 'r');
  try {
    const { ranges, parts, bytes } = opened.value;
    const whole = createHash('sha256');
    const beforeParts = { start: 0, bytes: ranges['library.db'].start };
    yield* readInSlices(descriptor, beforeParts, (piece) => whole.update(piece));
    for (const name of PART_NAMES) {
      const own = createHash('sha256');
      const range = ranges[name];
      const read = readInSlices(descriptor, range, (piece) => {
        own.update(piece);
        whole.update(piece);
      });
      for (const done of read) yield range.start + done;
      if (own.digest('hex') !== parts[name].sha256) return backupUnusable();
    }
    return fstatSync(descriptor).size === bytes
      ? succeed({ head: opened.value, sha256: whole.digest('hex') })
      : backupUnusable();
  } finally {
    closeSync(descriptor);
  }
}

/** Copies one part out into a new file and compares its hash; a part that does not fit is removed by the caller. */
export function* extractPart(
  path: string,
  { head, name, target }: { readonly head: OpenedHead; readonly name: PartName; readonly target: string },
): Generator<BytesDone, Result<null>> {
  const source = openSync(path, 'r');
  try {
    const written = openSync(target, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const read = yield* readInSlices(source, head.ranges[name], (piece) => {
        hash.update(piece);
        writeFully(written, piece);
      });
      fsyncSync(written);
      const isWhole = read === head.ranges[name].bytes && hash.digest('hex') === head.parts[name].sha256;
      return isWhole ? succeed(null) : backupUnusable();
    } finally {
      closeSync(written);
    }
  } finally {
    closeSync(source);
  }
}
