import type { TextFile } from '#lib/core/operation.ts';
import { asAppError } from './fault.ts';

/**
 * A file as a download: written as fast as it is taken, and no further when the client goes away. What fails on the way
 * breaks the connection off, so that nobody takes the half for the whole; `about` goes into the log with it.
 */
export function fileAnswer(file: TextFile, type: string, about: { request_id: string; endpoint: string }): Response {
  const pieces = file.pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        controller.error(asAppError(error, about));
      }
    },
    cancel: async () => void (await pieces.return?.()),
  });
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
}
