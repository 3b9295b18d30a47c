import { storagePort } from '#lib/adapters/storage/port.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { linkCheckPort } from '#lib/surfaces/recording-links.ts';
import type { RawRoute } from './routing.ts';
import { serveStored } from './stored-file.ts';

const FILE = /^([0-9a-f-]{36})\.mp3$/;

/** The audio of a call, to whoever holds a signed address that has not expired; with range requests, as players ask. */
export const recordingFile: RawRoute = {
  id: 'recordings.get',
  method: 'GET',
  path: '/api/v1/recordings/{file}',
  summary: 'Play a recording',
  produces: 'audio/mpeg',
  access: open,
  rate: { requests: 600, seconds: 60, per: 'address' },
  async handle(request, ctx, { file = '' }) {
    const { pathname, search } = new URL(request.url);
    if (!ctx.ports.get(linkCheckPort)(pathname + search))
      throw new AppError('forbidden', 'This address has expired. Read the call again for a new one.');
    const callId = FILE.exec(file)?.[1];
    if (!callId) throw notFound('Recording');
    return serveStored(request, ctx.ports.get(storagePort), recordingKey(callId));
  },
};
