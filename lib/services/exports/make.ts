import { sql } from 'kysely';
import { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { mailerPort } from '#lib/adapters/mail/port.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { archiveOf, type Tell } from './archive.ts';
import { deleteParts } from './drop.ts';
import { partKey } from './link.ts';

/** The storage takes a file whole: an archive is kept in parts, so that none has to fit into memory. */
const PART_BYTES = 16 * 1024 * 1024;
const KEPT_DAYS = 7;
const TELL_EVERY_MS = 500;

/** Makes an archive and mails to who asked for it. An attempt that is made again begins anew. */
export const exportJob = job({
  name: 'exports.make',
  input: z.object({ business_id: z.guid(), export_id: z.guid() }),
  expireSeconds: 3600,
  retryLimit: 3,
  concurrency: 1,
  run: async (ctx, input) => {
    const order = await begin(ctx, input.export_id);
    if (!order) return;
    if (order.status !== 'ready') await make(ctx, input.business_id, input.export_id);
    if (order.requested_by) await mail(ctx, input.business_id, order.requested_by);
  },
});

const begin = (ctx: Context, id: string) =>
  inTenant(ctx, async (tx) => {
    await tx
      .updateTable('exports')
      .set({ status: 'running', progress: 0 })
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'running'])
      .execute();
    return tx
      .selectFrom('exports')
      .select(['status', 'requested_by'])
      .where('id', '=', id)
      .where('status', 'in', ['running', 'ready'])
      .executeTakeFirst();
  });

/** The archive was given up meanwhile: something was erased that it holds. */
class GivenUp extends Error {}

async function make(ctx: Context, businessId: string, id: string): Promise<void> {
  let told = 0;
  let rows = 0;
  const tell: Tell = async (progress, counted) => {
    rows = counted;
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    await change(ctx, id, { progress });
  };
  let written = { parts: 0, bytes: 0 };
  try {
    written = await inTenant(ctx, async (tx) => {
      const { name } = await readBusiness(tx, businessId);
      const subject = { businessId, businessName: name };
      return store(ctx, id, archiveOf(tx, ctx.ports.get(storagePort), subject, tell));
    });
    await change(ctx, id, {
      ...written,
      status: 'ready',
      rows,
      progress: 100,
      finished_at: sql<string>`clock_timestamp()`,
      expires_at: sql<string>`now() + make_interval(days => ${KEPT_DAYS})`,
    });
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error;
    await deleteParts(ctx, { id, parts: Math.max(written.parts, await partsOf(ctx, id)) });
  }
}

async function change(ctx: Context, id: string, values: object): Promise<void> {
  const row = await inTenant(ctx, (tx) =>
    tx
      .updateTable('exports')
      .set(values)
      .where('id', '=', id)
      .where('status', '=', 'running')
      .returning('id')
      .executeTakeFirst(),
  );
  if (!row) throw new GivenUp();
}

const partsOf = async (ctx: Context, id: string): Promise<number> =>
  (await inTenant(ctx, (tx) => tx.selectFrom('exports').select('parts').where('id', '=', id).executeTakeFirst()))
    ?.parts ?? 0;

/** Writes a stream in parts, each known of before it is written, so that it can be deleted whatever happens. */
async function store(ctx: Context, id: string, stream: ReadableStream<Uint8Array>) {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let parts = 0;
  let bytes = 0;
  const flush = async () => {
    await change(ctx, id, { parts: parts + 1 });
    await ctx.ports.get(storagePort).put(partKey(id, parts), Buffer.concat(pieces), 'application/octet-stream');
    parts += 1;
    pieces = [];
    held = 0;
  };
  for await (const piece of stream) {
    pieces.push(piece);
    held += piece.length;
    bytes += piece.length;
    if (held >= PART_BYTES) await flush();
  }
  if (held > 0) await flush();
  return { parts, bytes };
}

/** Leads to the page, not to the file: a mail is read by more people than an owner's session. */
async function mail(ctx: Context, businessId: string, to: string): Promise<void> {
  const { name } = await inTenant(ctx, (tx) => readBusiness(tx, businessId));
  const link = `${ctx.ports.get(publicUrlPort)()}/b/${businessId}/settings/data`;
  await ctx.ports.get(mailerPort).send({
    to,
    subject: `The archive of ${name} is ready`,
    text: `Everything of ${name} is in one file now. Fetch it here, within ${KEPT_DAYS} days:\n\n${link}\n`,
    link,
  });
}
