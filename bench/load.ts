import autocannon, { type Request as CannonRequest } from 'autocannon';

/** What a closed loop of connections got out of a server. */
export interface Load {
  answers: number;
  seconds: number;
  /** Milliseconds per answer. */
  latencies: number[];
}

/**
 * Asks as fast as the answers come, each connection on keep-alive and at another place of the list.
 * @throws when anything but a 2xx comes back: such a round measures nothing.
 */
export async function load(
  url: string,
  requests: readonly CannonRequest[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  let clients = 0;
  const latencies: number[] = [];
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    setupClient(client) {
      const first = Math.floor((clients++ * requests.length) / connections);
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)].map((request) => ({ ...request })));
    },
  });
  const started = performance.now();
  let last = started;
  run.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    latencies.push(milliseconds);
    last = performance.now();
  });
  const { errors, timeouts, non2xx } = await run;
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts, ${non2xx} answers other than 2xx`);
  }
  return { answers: latencies.length, seconds: (last - started) / 1000, latencies };
}
