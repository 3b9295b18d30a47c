import { type Selectable, sql } from 'kysely';
import type { WhatsappTemplates } from '#lib/adapters/db/db.gen.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type TemplateDesk, type TemplateOrder, TemplateRefused } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { networkOf } from '#lib/services/messages/network.ts';

const BATCH = 20;
const NOW = sql<string>`clock_timestamp()`;

/**
 * Hands in the templates that wait for it and asks what became of the others. Any number of workers may walk this round:
 * who takes a template up has it to itself for a while.
 */
export async function decideTemplates(system: Context): Promise<number> {
  const waiting = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.undecided_templates($1)',
    [BATCH],
  );
  const troubles: unknown[] = [];
  for (const { id, business_id } of waiting) {
    await carryOn({ ...system, businesses: [business_id] }, id).catch((trouble) => troubles.push(trouble));
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'some templates could not be carried on');
  return waiting.length;
}

type Template = Selectable<WhatsappTemplates>;

async function carryOn(ctx: Context, id: string): Promise<void> {
  const taken = await takeUp(ctx, id);
  if (!taken) return;
  const { template, desk } = taken;
  await write(
    ctx,
    id,
    template.network_id === null ? await handIn(ctx, desk, template) : await ask(ctx, desk, template),
  );
}

type Change = Partial<Pick<Template, 'status' | 'reason' | 'network_id'>> & { handed_in_at?: typeof NOW };

/** One that was refused at once is as good as rejected. What is at the network already is found there, not made again. */
async function handIn(ctx: Context, desk: TemplateDesk, template: Template): Promise<Change> {
  const { id, name, language, category, body, examples } = template;
  try {
    const { networkId } = await desk.submit(ctx, {
      templateId: id,
      name,
      language,
      category: category as TemplateOrder['category'],
      body,
      examples: examples as Record<string, string>,
    });
    return { network_id: networkId, handed_in_at: NOW };
  } catch (error) {
    if (!(error instanceof TemplateRefused)) throw error;
    return { status: 'rejected', reason: error.message.slice(0, 500) };
  }
}

async function ask(ctx: Context, desk: TemplateDesk, template: Template): Promise<Change> {
  const networkId = template.network_id ?? '';
  return desk.verdict(ctx, { networkId, handedInAt: new Date(template.handed_in_at ?? template.created_at) });
}

const write = (ctx: Context, id: string, change: Change) =>
  inTenant(ctx, (tx) =>
    tx
      .updateTable('whatsapp_templates')
      .set({ ...change, updated_at: NOW })
      .where('id', '=', id)
      .where('status', '=', 'pending')
      .execute(),
  );

/** Marked as looked at, so that no other worker takes it up meanwhile; null when it is decided or somebody is at it. */
const takeUp = (ctx: Context, id: string) =>
  inTenant(ctx, async (tx) => {
    const template = await tx
      .selectFrom('whatsapp_templates')
      .selectAll()
      .where('id', '=', id)
      .where('status', '=', 'pending')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!template) return null;
    const network = networkOf(ctx, await readBusiness(tx, template.business_id));
    // Where the network has changed since, whoever was asked is not there any more.
    if (network.name !== template.network) return null;
    await tx.updateTable('whatsapp_templates').set({ updated_at: NOW }).where('id', '=', id).execute();
    return { template, desk: network.templates };
  });
