import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SanadStart } from './launcher.ts';

const HOST = fileURLToPath(new URL('../../../dist/browser/main.js', import.meta.url));

export interface StartedServer {
  readonly process: ChildProcess;
  /** When it had said that it was ready, in milliseconds since 1970. */
  readonly readyAt: number;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The page that leads in; it holds the token. */
  readonly launchPage: string;
  /** Everything the process has printed so far, on both streams. */
  output(): string;
}

/** Starts the built host as `npm start -- --browser --no-open` does. */
export function startServer({ dataFolder, runtimeFolder }: SanadStart): Promise<StartedServer> {
  const server = spawn(process.execPath, [HOST, '--data', dataFolder, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_RUNTIME_DIR: runtimeFolder },
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const [, origin, launchPage] = /(http:\/\/127\.0\.0\.1:\d+)\/;.* (\S+\.html)\n/.exec(printed) ?? [];
      if (origin === undefined || launchPage === undefined) return;
      resolve({ process: server, readyAt: Date.now(), origin, launchPage, output: () => printed });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`Sanad ended with ${code} before it was up: ${printed}`)));
  });
}

export async function endServer(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** The token of the launch, for tests that look for it where it must not be. */
export function tokenIn(launchPage: string): string {
  const token = /#token=([\w-]+)/.exec(readFileSync(launchPage, 'utf8'))?.[1];
  if (token === undefined) throw new Error('The launch page holds no token.');
  return token;
}
