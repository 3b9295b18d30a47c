import { type Storage, storagePort } from '#lib/adapters/storage/port.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { partKey } from '#lib/services/exports/link.ts';
import { readyArchive } from '#lib/services/exports/service.ts';
import { linkCheckPort } from '#lib/surfaces/recording-links.ts';
import type { RawRoute } from './routing.ts';

const FILE = /^([0-9a-f-]{36})\.zip$/;

/** The archive of a business, to whoever holds a signed address that has not expired: its parts, one after the other. */
export const exportFile: RawRoute = {
  id: 'exports.get',
  method: 'GET',
  path: '/api/v1/exports/{file}',
  summary: 'Fetch an archive',
  produces: 'application/zip',
  access: open,
  rate: { requests: 60, seconds: 60, per: 'address' },
  async handle(request, ctx, { file = '' }) {
    const { pathname, search, searchParams } = new URL(request.url);
    if (!ctx.ports.get(linkCheckPort)(pathname + search)) {
      throw new AppError('forbidden', 'This address has expired. Open the page again for a new one.');
    }
    const id = FILE.exec(file)?.[1];
    const business = searchParams.get('business');
    const archive = id && business ? await readyArchive({ ...ctx, businesses: [business] }, id) : null;
    if (!id || !archive) throw notFound('Archive');
    const headers = {
      'content-type': 'application/zip',
      'content-length': String(archive.bytes),
      'content-disposition': `attachment; filename="${archive.name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    };
    const stream = streamOf(parts(ctx.ports.get(storagePort), id, archive.parts));
    const body = request.method === 'HEAD' ? null : stream;
    return new Response(body, { headers });
  },
};

async function* parts(storage: Storage, id: string, count: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < count; part += 1) {
    const file = await storage.get(partKey(id, part));
    if (!file) throw new Error('a part of the archive is gone');
    if (Buffer.isBuffer(file.stream)) yield new Uint8Array(file.stream);
    else yield* file.stream;
  }
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
