import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { CoreConnection } from '../../db/contract/contract.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../../db/contract/result.ts';
import { pageHeaders } from '../shared/content-security-policy.ts';
import { UNEXPECTED } from '../shared/failures.ts';
import type { RendererFiles } from '../shared/renderer-files.ts';
import { streamEvents } from './event-stream.ts';
import { examine, type Admission, type Route } from './guard.ts';
import { HTTP_STATUS } from './http-status.ts';
import { discardBody, readJsonBody } from './request-body.ts';

export interface ServerOptions {
  readonly core: CoreConnection;
  readonly files: RendererFiles;
  /** 256 random bits of this launch, in base64url. */
  readonly token: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Shows the workbench to the person at this computer: what a second start asks the first one to do. */
  readonly showWindow: (origin: string) => Promise<Result<null>>;
  /** Told how many pages follow the events, each time that changes. */
  readonly onPages?: (pages: number) => void;
  /** How long the head and the whole of a request may take; both are generous for a sender on this computer. */
  readonly headTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
}

export interface BrowserServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Ends every connection and stream, and takes no more. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Each window keeps one connection for its events, and Chromium opens six to one address at most, whatever the
 * number of windows: with more streams than this no window could call any more.
 */
const MAX_STREAMS = 4;

/**
 * Serves the workbench to the browsers of this computer, and to nobody else.
 *
 * Every request that is not for a file of the interface needs the launch's token (`guard.ts`). Whatever is sent,
 * however slowly, the answer is the contract's envelope or a closed connection; the server goes on.
 */
export async function startServer(options: ServerOptions): Promise<Result<BrowserServer>> {
  const server = createServer({
    headersTimeout: options.headTimeoutMs ?? 10_000,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    connectionsCheckingInterval: Math.min(1_000, options.headTimeoutMs ?? 1_000),
    keepAliveTimeout: 60_000,
  });
  server.maxConnections = 128;
  const port = await listen(server, options.port);
  if (port === null) {
    return fail(
      'invalid-input',
      `Port ${options.port} of this computer is taken or not allowed. The library was not touched. Start without --port, or name another one.`,
    );
  }
  const admission: Admission = { host: `${LOOPBACK}:${port}`, token: options.token };
  const streams = new Set<ServerResponse>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined); // the reader went away
    answer({ request, response, options, admission, streams }).catch(() =>
      sendFailure(response, 500, UNEXPECTED.error),
    );
  });
  server.on('clientError', answerMalformed);
  return succeed({
    origin: `http://${admission.host}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        // The pages first get what was still to be said, such as that the core has stopped.
        for (const stream of streams) stream.end();
        setImmediate(() => server.closeAllConnections());
      }),
  });
}

function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      const address = server.address();
      resolve(address === null || typeof address === 'string' ? null : address.port);
    });
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: ServerOptions;
  readonly admission: Admission;
  /** The event streams that are open. */
  readonly streams: Set<ServerResponse>;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, admission } = exchange;
  const head = {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headers,
    hosts: request.headersDistinct['host'] ?? [],
  };
  const verdict = examine(head, admission);
  if (verdict.kind === 'let-through') {
    await follow(verdict.route, exchange);
    return;
  }
  if (!(await discardBody(request))) return;
  if (verdict.allow !== undefined) response.setHeader('Allow', verdict.allow);
  response.setHeader('Connection', 'close');
  sendFailure(response, verdict.status, verdict.failure);
}

async function follow(
  route: Route,
  { request, response, options, admission, streams }: Exchange,
): Promise<void> {
  switch (route.kind) {
    case 'file':
      sendFile(options.files, route.path, { request, response });
      return;
    case 'call': {
      const input = await readJsonBody(request);
      if (input === null) return;
      sendResult(response, input.ok ? await options.core.call(route.method, input.value) : input);
      return;
    }
    case 'events':
      if (!(await discardBody(request))) return;
      keepStream(response, { streams, options });
      return;
    case 'window':
      if (!(await discardBody(request))) return;
      sendResult(response, await options.showWindow(`http://${admission.host}`));
      return;
    default:
      assertNever(route);
  }
}

/** Streams the events to one more page; the page that has followed them longest makes room for it. */
function keepStream(
  response: ServerResponse,
  { streams, options }: Pick<Exchange, 'streams' | 'options'>,
): void {
  streams.add(response);
  response.on('close', () => {
    streams.delete(response);
    options.onPages?.(streams.size);
  });
  streamEvents(options.core, response);
  const [oldest] = streams;
  if (streams.size > MAX_STREAMS && oldest !== undefined) {
    streams.delete(oldest);
    oldest.end();
  }
  options.onPages?.(streams.size);
}

function sendFile(
  files: RendererFiles,
  path: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): void {
  const file = files.find(path);
  const type = file?.type ?? 'text/plain; charset=utf-8';
  const body = file?.body ?? new TextEncoder().encode('There is no such page in Sanad.\n');
  response.writeHead(file === null ? 404 : 200, { ...pageHeaders(type), 'Content-Length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendResult(response: ServerResponse, result: Result<unknown>): void {
  if (!result.ok) {
    if (result.error.code === 'too-large') response.setHeader('Connection', 'close');
    sendFailure(response, HTTP_STATUS[result.error.code], result.error);
    return;
  }
  sendEnvelope(response, 200, result);
}

function sendFailure(response: ServerResponse, status: number, error: Failure): void {
  sendEnvelope(response, status, { ok: false, error });
}

function sendEnvelope(response: ServerResponse, status: number, envelope: Result<unknown>): void {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(JSON.stringify(envelope));
  response.writeHead(status, { ...ENVELOPE_HEADERS, 'Content-Length': body.byteLength });
  response.end(body);
}

const ENVELOPE_HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What is not HTTP, or took too long, gets one plain reply; there is no request object to answer through. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, failure] = malformedReply(error.code);
  const body = JSON.stringify({ ok: false, error: failure });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function malformedReply(code: string | undefined): [string, Failure] {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const failure = fail(
      'too-large',
      'The head of the request is too large. Nothing was done. Send a shorter one.',
    ).error;
    return ['431 Request Header Fields Too Large', failure];
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const failure = fail(
      'invalid-input',
      'The request took too long to arrive. Nothing was done. Send it again.',
    ).error;
    return ['408 Request Timeout', failure];
  }
  const failure = fail(
    'invalid-input',
    'This is not a request that Sanad understands. Nothing was done. Send it as HTTP.',
  ).error;
  return ['400 Bad Request', failure];
}
