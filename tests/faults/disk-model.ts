import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileStep } from './file-trace.ts';

/** A number from 0 up to but not including 1. */
export type Random = () => number;

type ContentStep = Extract<FileStep, { kind: 'write' | 'truncate' }>;
/** What gives a file its name, or takes it. */
type NameStep =
  | { readonly kind: 'name'; readonly path: string; readonly file: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'make-folder'; readonly path: string };

interface Pending<Step> {
  readonly step: Step;
  isDurable: boolean;
}

interface StoredFile {
  durable: Buffer;
  pending: ContentStep[];
}

/** Disks write whole sectors: a write that was cut off ends at one. */
const SECTOR_BYTES = 512;

/**
 * What a disk may hold after the power went off, as strictly as POSIX allows. `existing` files were safe before.
 *
 * The content of a file is safe once that file was synced, a name once its folder was. Of everything since then any part
 * may be there: nothing, all, the first steps with the last one cut off within a write, or any choice of them in order.
 */
export function createDiskModel(existing: ReadonlyMap<string, Buffer>) {
  const files: StoredFile[] = [];
  const names: Pending<NameStep>[] = [];
  const present: Names = new Map();
  /** The file that had a name last, before another took it or it was removed. */
  const nameless = new Map<string, number>();
  for (const folder of new Set([...existing.keys()].map(folderOf))) {
    if (folder !== '') addName({ kind: 'make-folder', path: folder });
  }
  for (const [path, content] of existing) {
    files.push({ durable: content, pending: [] });
    addName({ kind: 'name', path, file: files.length - 1 });
  }
  for (const name of names) name.isDurable = true;

  function addName(step: NameStep): void {
    names.push({ step, isDurable: false });
    const losing = nameGiven(step);
    const loser = step.kind === 'make-folder' ? undefined : present.get(losing);
    if (loser !== undefined && loser !== null) nameless.set(losing, loser);
    applyName(present, step);
  }

  function fileAt(path: string, isNameless = false): StoredFile | undefined {
    const index = isNameless ? nameless.get(path) : present.get(path);
    return index === undefined || index === null ? undefined : files[index];
  }

  return {
    take(step: FileStep): void {
      switch (step.kind) {
        case 'open':
          if (!present.has(step.path) && step.creates) {
            files.push({ durable: Buffer.alloc(0), pending: [] });
            addName({ kind: 'name', path: step.path, file: files.length - 1 });
          } else if (step.truncates) {
            fileAt(step.path)?.pending.push({ kind: 'truncate', path: step.path, length: 0 });
          }
          break;
        case 'write':
        case 'truncate': {
          const file = fileAt(step.path, step.kind === 'write' && step.isNameless);
          if (file === undefined) throw new Error(`The trace writes ${step.path}, which it never opened`);
          file.pending.push(step);
          break;
        }
        case 'copy': {
          const [file, source] = [fileAt(step.path), fileAt(step.from)];
          if (file === undefined || source === undefined)
            throw new Error(`The trace copies ${step.from} unseen`);
          const bytes = withSteps(source.durable, source.pending).subarray(
            step.fromOffset,
            step.fromOffset + step.length,
          );
          file.pending.push({ kind: 'write', path: step.path, offset: step.offset, bytes });
          break;
        }
        case 'sync': {
          const file = fileAt(step.path, step.isNameless);
          if (file !== undefined) {
            file.durable = withSteps(file.durable, file.pending);
            file.pending = [];
          } else {
            for (const name of names) name.isDurable ||= foldersOf(name.step).includes(step.path);
          }
          break;
        }
        case 'rename':
        case 'remove':
        case 'make-folder':
          addName(step);
          break;
        case 'said':
          break;
        default:
          step satisfies never;
      }
    },
    /** Whether something of this name is there, and would be with all of its content if the power went off now. */
    isSettled(path: string): boolean {
      const isNamed = names.every(({ step, isDurable }) => isDurable || nameGiven(step) !== path);
      return present.has(path) && isNamed && (fileAt(path)?.pending.length ?? 0) === 0;
    },
    /** Writes into an empty folder what might be found there if the power went off now. */
    writeRemains(folder: string, random: Random): void {
      const found = survivingNames(names, random);
      for (const [path, file] of found) {
        if (file === null) {
          mkdirSync(join(folder, path), { recursive: true });
          continue;
        }
        const stored = files[file];
        if (stored === undefined) continue;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), survivingContent(stored, random), { mode: 0o600 });
      }
    },
  };
}

export type DiskModel = ReturnType<typeof createDiskModel>;

function nameGiven(step: NameStep): string {
  return step.kind === 'rename' ? step.to : step.path;
}

function foldersOf(step: NameStep): readonly string[] {
  return step.kind === 'rename' ? [folderOf(step.from), folderOf(step.to)] : [folderOf(step.path)];
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/** `null` stands for a folder. */
type Names = Map<string, number | null>;

function applyName(target: Names, step: NameStep): void {
  switch (step.kind) {
    case 'name':
      target.set(step.path, step.file);
      break;
    case 'rename': {
      const file = target.get(step.from);
      if (file === undefined) return;
      target.delete(step.from);
      target.set(step.to, file);
      break;
    }
    case 'remove':
      // A folder that is gone takes with it what was in it: it could only be removed because nothing was.
      if (target.get(step.path) === null) {
        for (const path of target.keys()) if (path.startsWith(`${step.path}/`)) target.delete(path);
      }
      target.delete(step.path);
      break;
    case 'make-folder':
      target.set(step.path, null);
      break;
    default:
      step satisfies never;
  }
}

function survivingNames(names: readonly Pending<NameStep>[], random: Random): Names {
  const unsafe = names.filter(({ isDurable }) => !isDurable).length;
  const isChosen = chooser(unsafe, random);
  const surviving: Names = new Map();
  let place = 0;
  for (const { step, isDurable } of names) {
    const survives = isDurable || isChosen(place);
    if (!isDurable) place += 1;
    if (survives) applyName(surviving, step);
  }
  return surviving;
}

function survivingContent({ durable, pending }: StoredFile, random: Random): Buffer {
  const isChosen = chooser(pending.length, random);
  const chosen = pending.filter((_step, index) => isChosen(index));
  return withSteps(durable, random() < 0.5 ? cutLast(chosen, random) : chosen);
}

/** Which of `count` steps reached the disk: none, all, the first few, or any of them. */
function chooser(count: number, random: Random): (index: number) => boolean {
  const kind = Math.floor(random() * 4);
  if (kind === 0) return () => false;
  if (kind === 1) return () => true;
  if (kind === 2) {
    const first = Math.floor(random() * (count + 1));
    return (index) => index < first;
  }
  return () => random() < 0.5;
}

function cutLast(steps: readonly ContentStep[], random: Random): readonly ContentStep[] {
  const last = steps.at(-1);
  if (last?.kind !== 'write') return steps;
  const sectors = Math.floor((random() * last.bytes.length) / SECTOR_BYTES);
  return [...steps.slice(0, -1), { ...last, bytes: last.bytes.subarray(0, sectors * SECTOR_BYTES) }];
}

function withSteps(content: Buffer, steps: readonly ContentStep[]): Buffer {
  let length = content.length;
  let size = length;
  for (const step of steps) {
    if (step.kind === 'write') size = Math.max(size, step.offset + step.bytes.length);
  }
  const result = Buffer.alloc(size);
  content.copy(result);
  for (const step of steps) {
    if (step.kind === 'truncate') {
      if (step.length < length) result.fill(0, step.length, length);
      length = step.length;
    } else {
      step.bytes.copy(result, step.offset);
      length = Math.max(length, step.offset + step.bytes.length);
    }
  }
  return Buffer.from(result.subarray(0, Math.min(length, size)));
}
