import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { fail, type Failure } from '../../db/contract/result.ts';

/** What a request asks for, once the guard has let it through. */
export type Route =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'call'; readonly method: string }
  | { readonly kind: 'events' }
  | { readonly kind: 'window' };

export type Verdict =
  | { readonly kind: 'let-through'; readonly route: Route }
  | { readonly kind: 'refused'; readonly status: number; readonly failure: Failure; readonly allow?: string };

/** The part of a request that the verdict rests on: everything before the body. */
export interface RequestHead {
  readonly method: string;
  /** The request target as it was sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Every `Host` header that was sent; more than one is a smuggling attempt. */
  readonly hosts: readonly string[];
}

/** What this launch of the server accepts. */
export interface Admission {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  readonly token: string;
}

const CALL_PREFIX = '/api/';
/** A path and an optional query; absolute targets and `//host` are for proxies. */
const TARGET = /^(\/(?!\/)[^?#]*)(?:\?[^#]*)?$/;
const METHOD_PATH = /^[A-Za-z0-9_.-]{1,200}$/;

/**
 * Decides about a request before its body is read.
 *
 * The order matters: a foreign `Host` (DNS rebinding: a page elsewhere whose name was pointed at this computer)
 * learns nothing at all; a foreign `Origin` (another page open in the same browser) learns nothing either; only
 * then does the token decide. Files of the interface need no token: they are the same for everybody and hold
 * nothing of the library.
 */
export function examine(head: RequestHead, admission: Admission): Verdict {
  const host = head.hosts.length === 1 ? head.hosts[0] : undefined;
  if (host !== admission.host) {
    return refuse(
      403,
      fail(
        'forbidden',
        'This request was not addressed to Sanad. Nothing was done. Use the address that the start named.',
      ).error,
    );
  }
  const path = TARGET.exec(head.target)?.[1];
  if (path === undefined) {
    return refuse(
      400,
      fail(
        'invalid-input',
        'This is not a path of Sanad. Nothing was done. Use a path that begins with one slash.',
      ).error,
    );
  }
  const route = routeOf(path);
  if (route.kind === 'file') return examineFileRequest(head, route);
  if (!isOwnOrigin(head.headers, admission)) {
    return refuse(
      403,
      fail(
        'forbidden',
        'This request came from another page. Nothing was done. Use the page that Sanad itself opened.',
      ).error,
    );
  }
  if (head.method !== 'POST') {
    const failure = fail(
      'invalid-input',
      'This call was not sent with POST. Nothing was done. Send it with POST.',
    ).error;
    return { ...refuse(405, failure), allow: 'POST' };
  }
  if (!holdsToken(head.headers.authorization, admission.token)) return refuse(403, NO_TOKEN);
  if (route.kind === 'call' && !isJson(head.headers['content-type'])) {
    return refuse(
      415,
      fail(
        'invalid-input',
        'This call was not sent as JSON. Nothing was done. Send it with the content type application/json.',
      ).error,
    );
  }
  return { kind: 'let-through', route };
}

const NO_TOKEN = fail(
  'forbidden',
  'This page has no key to the library. Nothing was shown. Open Sanad through the page that its start named.',
).error;

function routeOf(path: string): Route {
  if (path === '/events') return { kind: 'events' };
  if (path === '/window') return { kind: 'window' };
  if (!path.startsWith(CALL_PREFIX)) return { kind: 'file', path };
  const method = path.slice(CALL_PREFIX.length);
  return { kind: 'call', method: METHOD_PATH.test(method) ? method : '' };
}

function examineFileRequest(head: RequestHead, route: Route): Verdict {
  if (head.method === 'GET' || head.method === 'HEAD') return { kind: 'let-through', route };
  const failure = fail(
    'invalid-input',
    'Files of the interface can only be read. Nothing was done. Ask for them with GET.',
  ).error;
  return { ...refuse(405, failure), allow: 'GET, HEAD' };
}

/** Browsers add `Origin` to every POST and `Sec-Fetch-Site` to every request; other programs send neither. */
function isOwnOrigin(headers: IncomingHttpHeaders, admission: Admission): boolean {
  if (headers.origin !== undefined && headers.origin !== `http://${admission.host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** Compares hashes, so that the time taken says nothing about how much of a guess was right. */
function holdsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(sha256(given), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(contentType ?? '');
}

function refuse(status: number, failure: Failure): Extract<Verdict, { kind: 'refused' }> {
  return { kind: 'refused', status, failure };
}
