import { onTestFinished } from 'vitest';
import type { RendererFiles } from '../../electron/shared/renderer-files.ts';
import { loadRendererFiles } from '../../electron/shared/renderer-files.ts';
import { newToken } from '../../electron/shared/launch-page.ts';
import { startServer, type BrowserServer, type ServerOptions } from '../../electron/browser/server.ts';
import { succeed, type Result } from '../../db/contract/result.ts';
import { send, type HttpReply, type HttpRequest } from '../support/http.ts';
import { createInMemoryCore, type InMemoryCore } from '../support/in-memory-core.ts';
import { aRendererBuild } from '../support/renderer-build.ts';

export interface TestServer {
  readonly server: BrowserServer;
  readonly origin: string;
  readonly host: string;
  readonly token: string;
  readonly core: InMemoryCore;
  readonly windowsShown: () => number;
  readonly send: (request: HttpRequest) => Promise<HttpReply>;
  /** A call as the workbench's own page sends it, with what the test changes about it. */
  readonly call: (method: string, change?: Partial<HttpRequest>) => Promise<HttpReply>;
}

/** The real server on a real socket, ended with the test. */
export async function aServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const core = createInMemoryCore();
  const token = newToken();
  let windows = 0;
  const server = valueOf(
    await startServer({
      core,
      files: await builtFiles(),
      token,
      port: 0,
      showWindow: () => {
        windows += 1;
        return Promise.resolve(succeed(null));
      },
      ...options,
    }),
  );
  onTestFinished(() => server.close());
  const own = {
    origin: server.origin,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  return {
    server,
    origin: server.origin,
    host: new URL(server.origin).host,
    token,
    core,
    windowsShown: () => windows,
    send: (request) => send(server.origin, request),
    call: (method, change = {}) =>
      send(server.origin, {
        method: 'POST',
        path: `/api/${method}`,
        body: '{}',
        ...change,
        headers: { ...own, ...change.headers },
      }),
  };
}

async function builtFiles(): Promise<RendererFiles> {
  return valueOf(await loadRendererFiles(aRendererBuild()));
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The failure in an envelope, or what came instead. */
export function failureIn(reply: HttpReply): { readonly code: string; readonly message: string } {
  const envelope: unknown = JSON.parse(reply.text);
  if (typeof envelope === 'object' && envelope !== null && 'error' in envelope) {
    const { error } = envelope;
    if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
      return { code: String(error.code), message: String(error.message) };
    }
  }
  throw new Error(`no failure in ${reply.text}`);
}
