/**
 * One thing a process did to a file below the watched folder, in the order it happened. Paths are relative to it.
 *
 * `isNameless`: the file was still open when its name went to another, or away; the path is the name it had.
 */
export type FileStep =
  | { readonly kind: 'open'; readonly path: string; readonly creates: boolean; readonly truncates: boolean }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly offset: number;
      readonly bytes: Buffer;
      readonly isNameless?: boolean;
    }
  | {
      readonly kind: 'copy';
      readonly path: string;
      readonly offset: number;
      readonly from: string;
      readonly fromOffset: number;
      readonly length: number;
    }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'sync'; readonly path: string; readonly isNameless?: boolean }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'make-folder'; readonly path: string }
  /** A line the process wrote to its standard output: what it acknowledged by then. */
  | { readonly kind: 'said'; readonly line: string };

/** System calls that change a file, or make a change durable; anything else a program could do to one is refused. */
export const TRACED_CALLS = [
  'openat',
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'copy_file_range',
  'sendfile',
  'ioctl',
  'ftruncate',
  'fallocate',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'rmdir',
] as const;

const STANDARD_OUTPUT = '1';
const LINE_END = 0x0a;
const CALL = /^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)/s;
const HEX = /\\x([0-9a-f]{2})/g;

/**
 * Reads what `strace -f -xx -y` wrote: the steps that touched files below `folder`, and the lines said.
 *
 * Throws on a call it cannot follow, so that nothing a program did is overlooked.
 */
export function readFileTrace(trace: Buffer, folder: string): readonly FileStep[] {
  const positions = new Map<string, number>();
  const steps: FileStep[] = [];
  for (const line of wholeLines(trace)) {
    const match = CALL.exec(line);
    if (match === null) continue;
    const [, call = '', parameters = '', result = ''] = match;
    if (result.startsWith('-')) continue;
    const step = readCall({ call, parameters, result: Number(result) }, positions, folder);
    if (step !== null) steps.push(step);
  }
  return steps;
}

/** Two threads in one call at a time: strace cuts such a call in two lines, which are put together again. */
function* wholeLines(trace: Buffer): Generator<string> {
  const unfinished = new Map<string, string>();
  for (const line of linesOf(trace)) {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (line.endsWith('<unfinished ...>')) {
      unfinished.set(thread, line.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^\d+\s+<\.\.\. \w+ resumed>(.*)$/s.exec(line);
    yield resumed === null ? line : `${unfinished.get(thread) ?? ''}${resumed[1] ?? ''}`;
  }
}

/** One by one: a trace is longer than any string may be. */
function* linesOf(trace: Buffer): Generator<string> {
  let start = 0;
  while (start < trace.length) {
    const found = trace.indexOf(LINE_END, start);
    const end = found === -1 ? trace.length : found;
    yield trace.toString('latin1', start, end);
    start = end + 1;
  }
}

interface Call {
  readonly call: string;
  readonly parameters: string;
  /** What the system answered: a descriptor, a number of bytes, or 0. */
  readonly result: number;
}

/** `positions`: where the next `write` of each descriptor goes. */
function readCall(
  { call, parameters, result }: Call,
  positions: Map<string, number>,
  folder: string,
): FileStep | null {
  switch (call) {
    case 'openat': {
      const path = below(folder, textOf(parameters));
      positions.set(String(result), 0);
      if (path === null) return null;
      const creates = parameters.includes('O_CREAT');
      const truncates = parameters.includes('O_TRUNC');
      return creates || truncates ? { kind: 'open', path, creates, truncates } : null;
    }
    case 'write': {
      const { descriptor, path, isNameless } = descriptorOf(parameters, folder);
      const bytes = bytesOf(parameters).subarray(0, result);
      if (descriptor === STANDARD_OUTPUT) return { kind: 'said', line: bytes.toString('utf8').trimEnd() };
      if (path === null) return null;
      const offset = positions.get(descriptor) ?? 0;
      positions.set(descriptor, offset + result);
      return { kind: 'write', path, offset, bytes, isNameless };
    }
    case 'pwrite64': {
      const { path, isNameless } = descriptorOf(parameters, folder);
      if (path === null) return null;
      const offset = Number(/,\s*(\d+)$/.exec(parameters)?.[1]);
      return { kind: 'write', path, offset, bytes: bytesOf(parameters).subarray(0, result), isNameless };
    }
    case 'copy_file_range':
      return readCopy({ parameters, result }, positions, folder);
    case 'ftruncate': {
      const { path, isNameless } = descriptorOf(parameters, folder);
      if (path === null) return null;
      if (isNameless) throw new Error(`The trace cuts ${path} short after it lost its name`);
      return { kind: 'truncate', path, length: Number(/,\s*(\d+)$/.exec(parameters)?.[1]) };
    }
    case 'fsync':
    case 'fdatasync': {
      const { path, isNameless } = descriptorOf(parameters, folder);
      return path === null ? null : { kind: 'sync', path, isNameless };
    }
    case 'rename':
    case 'renameat':
    case 'renameat2': {
      const [from, to] = textsOf(parameters).map((text) => below(folder, text));
      return from === null || from === undefined || to === null || to === undefined
        ? null
        : { kind: 'rename', from, to };
    }
    case 'unlink':
    case 'unlinkat':
    case 'rmdir': {
      const path = below(folder, textOf(parameters));
      return path === null ? null : { kind: 'remove', path };
    }
    case 'mkdir':
    case 'mkdirat': {
      const path = below(folder, textOf(parameters));
      return path === null ? null : { kind: 'make-folder', path };
    }
    default: {
      const { path } = descriptorOf(parameters, folder);
      if (path !== null) throw new Error(`The trace holds a ${call} of ${path}, which is not understood`);
      return null;
    }
  }
}

/** From a file at a place that is told, to the next place of another: as copying a file does it. */
function readCopy(
  { parameters, result }: Pick<Call, 'parameters' | 'result'>,
  positions: Map<string, number>,
  folder: string,
): FileStep | null {
  const match = /^\d+<([^>]*)>, \[(\d+)\][^,]*, (\d+)<([^>]*)>, NULL,/.exec(parameters);
  if (match === null) throw new Error('The trace holds a copy_file_range that is not understood');
  const [, source = '', fromOffset = '', descriptor = '', target = ''] = match;
  const offset = positions.get(descriptor) ?? 0;
  positions.set(descriptor, offset + result);
  const [from, path] = [source, target].map((hex) => below(folder, decode(hex).toString('utf8')));
  if (path === null || path === undefined) return null;
  if (from === null || from === undefined) throw new Error('The trace copies a file from elsewhere');
  return { kind: 'copy', path, offset, from, fromOffset: Number(fromOffset), length: result };
}

/** The descriptor a call begins with, and the path strace says it has. */
function descriptorOf(
  parameters: string,
  folder: string,
): { readonly descriptor: string; readonly path: string | null; readonly isNameless: boolean } {
  const match = /^(\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?(\(deleted\))?/.exec(parameters);
  return {
    descriptor: match?.[1] ?? '',
    path: below(folder, decode(match?.[2] ?? '').toString('utf8')),
    isNameless: match?.[3] !== undefined,
  };
}

function below(folder: string, path: string): string | null {
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

function textsOf(parameters: string): readonly string[] {
  return [...parameters.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
    decode(hex).toString('utf8'),
  );
}

function textOf(parameters: string): string {
  return textsOf(parameters)[0] ?? '';
}

function bytesOf(parameters: string): Buffer {
  const quoted = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/.exec(parameters);
  if (quoted?.[2] !== undefined) throw new Error('The trace cut off what was written');
  return decode(quoted?.[1] ?? '');
}

function decode(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(HEX, '$1'), 'hex');
}
