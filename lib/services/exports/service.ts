import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { exportLinkPort } from './link.ts';
import { exportJob } from './make.ts';
import type { Export, ListExportsInput, ListExportsOutput, RequestExportInput } from './schema.ts';

const SEEN = [
  'id',
  'business_id',
  'status',
  'progress',
  'bytes',
  'rows',
  'requested_by',
  'created_at',
  'finished_at',
  'expires_at',
] as const;

/** Asks for an archive. @throws `conflict` while another one is being made. */
export async function requestExport(ctx: Context, input: z.output<typeof RequestExportInput>): Promise<Export> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .insertInto('exports')
      .values({
        id: newId(),
        business_id: businessId,
        requested_by: ctx.principal.kind === 'session' ? ctx.principal.email : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning([...SEEN])
      .executeTakeFirst();
    if (!row) throw new AppError('conflict', 'An archive is being made already.');
    await recordAudit(tx, ctx, {
      businessId,
      action: 'export.requested',
      subjectType: 'export',
      subjectId: row.id,
    });
    await enqueue(tx, exportJob, { business_id: businessId, export_id: row.id }, { priority: -1 });
    return { ...row, url: null } as Export;
  });
}

/** Archives, newest first; the address of one that is ready is signed when it is read. */
export async function listExports(ctx: Context, input: z.output<typeof ListExportsInput>): Promise<ListExportsOutput> {
  const { text } = await readPage(ctx, {
    name: 'exports',
    table: 'exports',
    columns: `r.id, r.business_id, r.status, r.progress, r.bytes, r.rows, r.requested_by,
      app.iso(r.created_at) as created_at, app.iso(r.finished_at) as finished_at, app.iso(r.expires_at) as expires_at`,
    businesses: businessesOf(ctx, input.business_id),
    limit: input.limit,
    after: input.after,
  });
  const page: ListExportsOutput = JSON.parse(text);
  const link = ctx.ports.get(exportLinkPort);
  const url = ({ id, business_id: businessId, status }: Export) =>
    status === 'ready' ? link({ id, businessId }) : null;
  return { ...page, exports: page.exports.map((archive) => ({ ...archive, url: url(archive) })) };
}

/** An archive that can be fetched, or null. */
export async function readyArchive(
  ctx: Context,
  id: string,
): Promise<{ parts: number; bytes: number; name: string } | null> {
  const row = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('exports as e')
      .innerJoin('businesses as b', 'b.id', 'e.business_id')
      .select(['e.parts', 'e.bytes', 'e.created_at', 'b.name'])
      .where('e.id', '=', id)
      .where('e.status', '=', 'ready')
      .executeTakeFirst(),
  );
  if (!row) return null;
  const words = row.name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return {
    parts: row.parts,
    bytes: Number(row.bytes),
    name: `${words || 'business'}-${row.created_at.slice(0, 10)}.zip`,
  };
}
