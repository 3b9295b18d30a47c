import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Kernel } from '#lib/surfaces/http/kernel.ts';
import { createHttpServer } from '#lib/surfaces/http/server.ts';

/**
 * Where emulated vendors reach the product of a test: its address is known before the product is there, as the product
 * itself must know it.
 */
export async function openDoor() {
  const kernel = {} as Kernel;
  const server = createHttpServer({ kernel, pages: async (_incoming, outgoing) => void outgoing.writeHead(404).end() });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (product: { kernel: Kernel }) => void Object.assign(kernel, product.kernel),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
