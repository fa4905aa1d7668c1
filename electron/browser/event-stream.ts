import type { ServerResponse } from 'node:http';
import type { CoreConnection } from '../../db/contract/contract.ts';

/** What a page may leave unread before its stream is ended; it opens a new one and asks again for everything. */
const MAX_UNREAD_BYTES = 1_000_000;

/**
 * Answers a request with the core's events, one JSON object per line, until either side ends it.
 *
 * A streamed reply to a POST instead of the browser's EventSource, because that one can only send the token in
 * the URL, where histories and logs keep it.
 */
export function streamEvents(core: CoreConnection, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.flushHeaders();
  const unsubscribe = core.subscribe((event) => {
    if (response.writableEnded) return;
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    else response.write(`${JSON.stringify(event)}\n`);
  });
  response.on('close', unsubscribe);
}
