import { sql } from 'kysely';
import type { z } from 'zod';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { invalid } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { HOT_FROM, KINDS, type NoticeKind } from './kinds.ts';
import type { GetNoticesInput, NoticeSetting, NoticesOutput, UpdateNoticesInput } from './schema.ts';

/** How a business wants to be told of each kind: what it set, else the defaults of the table of kinds. */
async function readSettings(tx: Tx, businessId: string): Promise<NoticeSetting[]> {
  const rows = await tx.selectFrom('notice_settings').selectAll().where('business_id', '=', businessId).execute();
  return KINDS.map(({ kind, label, told, email }) => {
    const set = rows.find((row) => row.kind === kind);
    return {
      kind,
      label,
      description: told,
      email: set?.email ?? email,
      text: set?.text ?? false,
      email_to: (set?.email_to as string[] | null | undefined) ?? null,
      text_to: (set?.text_to as string[] | undefined) ?? [],
      threshold: kind === 'hot_lead' ? (set?.threshold ?? HOT_FROM) : null,
    };
  });
}

export async function settingOf(tx: Tx, businessId: string, kind: NoticeKind): Promise<NoticeSetting> {
  const settings = await readSettings(tx, businessId);
  return settings.find((setting) => setting.kind === kind) as NoticeSetting;
}

export async function getNotices(
  ctx: Context,
  input: z.output<typeof GetNoticesInput>,
): Promise<z.output<typeof NoticesOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => ({ business_id: businessId, notices: await readSettings(tx, businessId) }));
}

/** Changes the kinds that are named, and of them only what is given; recorded in the audit log. */
export async function updateNotices(
  ctx: Context,
  input: z.output<typeof UpdateNoticesInput>,
): Promise<z.output<typeof NoticesOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    await tx.selectFrom('businesses').select('id').where('id', '=', businessId).forUpdate().execute();
    const before = await readSettings(tx, businessId);
    const wanted = changed(before, input.notices);
    for (const setting of wanted) await write(tx, businessId, setting);
    const after = await readSettings(tx, businessId);
    const kinds = wanted.map(({ kind }) => kind);
    await recordAudit(tx, ctx, {
      businessId,
      action: 'notices.changed',
      subjectType: 'business',
      subjectId: businessId,
      before: before.filter(({ kind }) => kinds.includes(kind)),
      after: after.filter(({ kind }) => kinds.includes(kind)),
    });
    return { business_id: businessId, notices: after };
  });
}

function changed(
  before: readonly NoticeSetting[],
  wanted: z.output<typeof UpdateNoticesInput>['notices'],
): NoticeSetting[] {
  return wanted.map((change, index) => {
    if (change.threshold !== undefined && change.kind !== 'hot_lead') {
      throw invalid(`notices.${index}.threshold`, 'only hot_lead has one');
    }
    const now = before.find(({ kind }) => kind === change.kind) as NoticeSetting;
    const setting = { ...now, ...change };
    if (setting.text && setting.text_to.length === 0) {
      throw invalid(`notices.${index}.text_to`, 'name a phone number to text to');
    }
    return setting;
  });
}

async function write(tx: Tx, businessId: string, setting: NoticeSetting): Promise<void> {
  const values = {
    email: setting.email,
    text: setting.text,
    email_to: setting.email_to && jsonb(setting.email_to),
    text_to: jsonb(setting.text_to),
    threshold: setting.threshold,
    updated_at: sql<string>`clock_timestamp()`,
  };
  await tx
    .insertInto('notice_settings')
    .values({ business_id: businessId, kind: setting.kind, ...values })
    .onConflict((conflict) => conflict.columns(['business_id', 'kind']).doUpdateSet(values))
    .execute();
}
