import { pageHeaders } from '../shared/content-security-policy.ts';
import type { RendererFiles } from '../shared/renderer-files.ts';

export const WORKBENCH_SCHEME = 'app';
/** The one origin of the desktop window; also the whole of what a sender's origin is compared with. */
export const WORKBENCH_ORIGIN = 'app://workbench';

/**
 * The whole of an address, because comparing the beginning of one is a known trap: `app://workbench.example` and
 * `app://workbench@example` begin alike.
 */
const WORKBENCH_URL = /^app:\/\/workbench(\/[^?#]*)(?:\?[^#]*)?(?:#.*)?$/s;

/** The path of an address of the workbench, exactly as written; `null` for every other address. */
export function workbenchPath(url: string): string | null {
  return WORKBENCH_URL.exec(url)?.[1] ?? null;
}

/** What may be asked for: Electron adds who asked, which the page itself cannot influence. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly initiatorOrigin?: string;
}

/**
 * Answers the window's own requests from the files of the build, as the loopback server does, with the same
 * headers. Requests of other origins, other hosts and other methods get a bare refusal.
 */
export function answerPageRequest(files: RendererFiles, request: PageRequest): Response {
  const isForeign = request.initiatorOrigin !== undefined && request.initiatorOrigin !== WORKBENCH_ORIGIN;
  const path = workbenchPath(request.url);
  if (isForeign || path === null || (request.method !== 'GET' && request.method !== 'HEAD'))
    return refuse(403);
  const file = files.find(path);
  if (file === null) return refuse(404);
  return new Response(request.method === 'HEAD' ? null : file.body, { headers: pageHeaders(file.type) });
}

function refuse(status: number): Response {
  const headers = pageHeaders('text/plain; charset=utf-8');
  return new Response('There is no such page in Sanad.\n', { status, headers });
}
