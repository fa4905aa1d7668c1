import { request } from 'node:http';
import { connect } from 'node:net';

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface HttpRequest {
  readonly method?: string;
  /** Sent as it stands: no path is tidied up. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

/** Sends exactly what it is told, which `fetch` does not: foreign hosts, untidy paths, two headers of one name. */
export function send(
  origin: string,
  { method = 'GET', path, headers = {}, body }: HttpRequest,
): Promise<HttpReply> {
  const { hostname, port } = new URL(origin);
  // Node announces no length for a body of GET, HEAD, DELETE and OPTIONS, and sends it all the same.
  const isAnnounced = body === undefined || 'transfer-encoding' in headers;
  const length = isAnnounced ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path, headers: { ...length, ...headers }, agent: false };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Writes raw bytes to the server's socket and resolves with everything it says until it hangs up. */
export function sendRaw(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let reply = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      reply += chunk;
    });
    socket.on('close', () => resolve(reply));
    socket.on('error', reject);
  });
}
