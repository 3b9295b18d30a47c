import { once } from 'node:events';
import next from 'next';
import { closePool } from '#lib/adapters/db/pool.ts';
import { embeddedAuth } from '#lib/surfaces/compose.ts';
import { kernel } from '#lib/surfaces/http/route.ts';
import { closeGracefully, createHttpServer } from '#lib/surfaces/http/server.ts';
import { configured, fail, ready } from './supervisor/lifetime.ts';
import { ROOT, readSettings } from './supervisor/settings.ts';

const { dev, host, port } = await configured(readSettings);
const served = await configured(kernel);
const pages = next({ dev, dir: ROOT, hostname: host, port });
await pages.prepare();

const server = createHttpServer({ kernel: served, auth: embeddedAuth()?.handle, pages: pages.getRequestHandler() });
server.on('upgrade', pages.getUpgradeHandler());
server.listen(port, host);
await once(server, 'listening').catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is in use. Choose another with PORT=…` : error.message),
);

ready(async () => {
  await closeGracefully(server, 4_000);
  await served.close();
  await pages.close();
  await closePool();
});
