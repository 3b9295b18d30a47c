import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  raw: string;
}

/** Someone's server on loopback: keeps what arrives and answers what `answer` says (a status, or none at all). */
export class Receiver {
  readonly got: Received[] = [];
  answer: (
    received: Received,
    count: number,
  ) => { status: number; headers?: Record<string, string>; body?: string } | null = () => ({ status: 200, body: 'ok' });
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', method = '', headers } = request;
      const received = { path: url, method, headers, raw: Buffer.concat(chunks).toString('utf8') };
      this.got.push(received);
      const answer = this.answer(received, this.got.length);
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });

  async open(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
