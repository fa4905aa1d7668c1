import { request, type IncomingMessage } from 'node:http';
import { ERROR_CODES } from '../../db/contract/result.ts';
import type { Address } from '../shared/launch-page.ts';

const PATIENCE_MS = 3_000;
/** Enough for every answer to these two questions. */
const MAX_REPLY_BYTES = 100_000;

/**
 * - `shown`: it runs, and has opened a window.
 * - `alive`: it runs. Asked for a window, it has opened none.
 * - `gone`: nothing answers there, or something else does by now.
 * - `silent`: something takes the connection and says nothing, as a server does that is halted.
 */
export type RunningServer = 'shown' | 'alive' | 'gone' | 'silent';

/** Asks the server that an earlier start left word of to show its window, or only whether it is there. */
export async function askRunningServer(
  address: Address,
  wish: 'show-window' | 'say-whether-alive',
  patienceMs = PATIENCE_MS,
): Promise<RunningServer> {
  const path = wish === 'show-window' ? '/window' : '/api/vault.status';
  const reply = await post(address, { path, patienceMs });
  if (typeof reply === 'string') return reply;
  return reply.isDone && wish === 'show-window' ? 'shown' : 'alive';
}

function post(
  { origin, token }: Address,
  { path, patienceMs }: { readonly path: string; readonly patienceMs: number },
): Promise<{ readonly isDone: boolean } | 'gone' | 'silent'> {
  return new Promise((resolve) => {
    const sent = request(
      `${origin}${path}`,
      {
        method: 'POST',
        timeout: patienceMs,
        agent: false,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      },
      (response) => {
        void readText(response).then((text) => resolve(text === null ? 'gone' : readEnvelope(text)));
      },
    );
    sent.on('timeout', () => {
      resolve('silent');
      sent.destroy();
    });
    sent.on('error', () => resolve('gone'));
    sent.end('{}');
  });
}

async function readText(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // A response without an encoding gives buffers.
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_REPLY_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}

/** A failure of the library is an answer too; only a server that does not know this token is another one. */
function readEnvelope(text: string): { readonly isDone: boolean } | 'gone' {
  const envelope = parse(text);
  if (typeof envelope !== 'object' || envelope === null || !('ok' in envelope)) return 'gone';
  if (envelope.ok === true) return { isDone: true };
  const error: unknown = 'error' in envelope ? envelope.error : null;
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'gone';
  const isOwn = ERROR_CODES.some((code) => code === error.code && code !== 'forbidden');
  return isOwn ? { isDone: false } : 'gone';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
