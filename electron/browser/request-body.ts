import type { IncomingMessage } from 'node:http';
import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';
import { parseRequestBytes, TOO_LARGE } from '../shared/request-input.ts';
import type { Result } from '../../db/contract/result.ts';

/**
 * How much of a request that is refused anyway is still taken in, so that its sender gets to read the refusal
 * instead of a broken connection. What is larger is cut off.
 */
const MAX_DISCARDED_BYTES = 8 * MAX_REQUEST_BYTES;

/**
 * Reads a request's JSON. `null` means that the sender went away, so that there is nobody to answer.
 * Never holds more than the size limit in memory, whatever length is announced or sent.
 */
export async function readJsonBody(request: IncomingMessage): Promise<Result<unknown> | null> {
  if (announcedBytes(request) > MAX_REQUEST_BYTES) return (await discardBody(request)) ? TOO_LARGE : null;
  const chunks: Buffer[] = [];
  let size = 0;
  const arrived = await consume(request, (chunk) => {
    size += chunk.length;
    if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
    return size <= MAX_DISCARDED_BYTES;
  });
  if (!arrived) return null;
  return size > MAX_REQUEST_BYTES ? TOO_LARGE : parseRequestBytes(Buffer.concat(chunks));
}

/** Takes in and forgets what is left of a request; `false` where the sender went away or sends without end. */
export async function discardBody(request: IncomingMessage): Promise<boolean> {
  if (announcedBytes(request) > MAX_DISCARDED_BYTES) return true;
  let size = 0;
  return consume(request, (chunk) => {
    size += chunk.length;
    return size <= MAX_DISCARDED_BYTES;
  });
}

function announcedBytes(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0);
}

/** Resolves once: with `true` when the body is complete, with `false` when it was cut short or `take` says stop. */
function consume(request: IncomingMessage, take: (chunk: Buffer) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      if (take(chunk)) return;
      request.destroy();
      resolve(false);
    });
    request.on('end', () => resolve(true));
    request.on('error', () => resolve(false));
    request.on('close', () => resolve(request.complete));
  });
}
