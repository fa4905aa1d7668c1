import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../db/contract/result.ts';

/** One file of the interface, with its bytes as they were built. */
interface RendererFile {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface RendererFiles {
  /**
   * The file for the path of a request, exactly as it was written there, without its query.
   *
   * A place in the workbench (`/documents/…`) is answered with the page itself, so that reloading keeps the
   * place. Everything else that is not in the list is `null`: escapes, dots and backslashes are never decoded,
   * because no path of a request is ever looked up in a folder.
   */
  find(path: string): RendererFile | null;
}

const PAGE = '/index.html';
/** A path of the build: what the bundler may name a file. */
const LISTED_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;
/** A place in the workbench: words and ids, never a file name and never anything escaped. */
const PLACE = /^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*\/?)?$/;

/**
 * Reads the files that the build listed, once and completely, and compares each with its size and SHA-256.
 *
 * A file that is missing or was changed after the build refuses the whole interface: half a page is worse than
 * a sentence, and a changed script must not run.
 */
export async function loadRendererFiles(source: {
  readonly folder: string;
  readonly manifest: string;
}): Promise<Result<RendererFiles>> {
  const listed = await readManifest(source.manifest);
  if (listed === null) return incomplete('the list of its files cannot be read');
  const files = new Map<string, RendererFile>();
  for (const entry of listed) {
    const body = await readFile(join(source.folder, entry.path)).catch(() => null);
    if (body === null) return incomplete(`${entry.path} is missing`);
    const isAsBuilt =
      body.length === entry.bytes && createHash('sha256').update(body).digest('hex') === entry.sha256;
    if (!isAsBuilt) return incomplete(`${entry.path} was changed`);
    files.set(entry.path, { path: entry.path, type: entry.type, body: new Uint8Array(body) });
  }
  const page = files.get(PAGE);
  if (page === undefined) return incomplete('it has no first page');
  return succeed({ find: (path) => files.get(path) ?? (PLACE.test(path) ? page : null) });
}

interface ManifestEntry {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function readManifest(file: string): Promise<readonly ManifestEntry[] | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isRecord(parsed) || !Array.isArray(parsed['files'])) return null;
    const entries: readonly unknown[] = parsed['files'];
    return entries.every(isManifestEntry) ? entries : null;
  } catch {
    return null;
  }
}

function isManifestEntry(value: unknown): value is ManifestEntry {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    LISTED_PATH.test(value['path']) &&
    typeof value['type'] === 'string' &&
    typeof value['bytes'] === 'number' &&
    typeof value['sha256'] === 'string'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function incomplete(what: string): Result<never> {
  return fail(
    'internal',
    `The interface cannot be shown: ${what}. The library was not touched. Install or build Sanad again.`,
  );
}
