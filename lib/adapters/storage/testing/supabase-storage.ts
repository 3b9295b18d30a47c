import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseRange } from '#lib/core/byte-range.ts';

/** The few endpoints of Supabase Storage that the adapter uses, over HTTP, for tests: the service itself cannot run here. */
export async function startSupabaseStorage(bucket: string, serviceKey: string) {
  const objects = new Map<string, { data: Buffer; contentType: string }>();

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${serviceKey}`) return send(403, { message: 'invalid signature' });
    const body = await buffer(request);

    if (request.method === 'DELETE' && path === `/storage/v1/object/${bucket}`) {
      const { prefixes } = JSON.parse(body.toString()) as { prefixes: string[] };
      return send(
        200,
        prefixes.filter((key) => objects.delete(key)).map((name) => ({ name })),
      );
    }
    const [, info, key = ''] = new RegExp(`^/storage/v1/object/(info/)?${bucket}/(.+)$`).exec(path) ?? [];
    if (request.method === 'POST') {
      if (objects.has(key) && request.headers['x-upsert'] !== 'true') return send(409, { message: 'Duplicate' });
      objects.set(key, { data: body, contentType: request.headers['content-type'] ?? '' });
      return send(200, { Key: `${bucket}/${key}`, Id: key });
    }
    const object = objects.get(key);
    // The service's own way of saying 404.
    if (!object) return send(400, { statusCode: '404', error: 'not_found', message: 'Object not found' });
    const { data, contentType } = object;
    const etag = `"${createHash('md5').update(data).digest('hex')}"`;
    if (info)
      return send(200, { id: key, name: key, version: '1', size: data.length, content_type: contentType, etag });
    const range = parseRange(request.headers.range ?? null, data.length);
    if (range === 'unsatisfiable') return send(416, { message: 'Range Not Satisfiable' });
    const part = range ? data.subarray(range.start, range.end + 1) : data;
    return response.writeHead(range ? 206 : 200, { 'content-type': contentType, etag }).end(part);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
