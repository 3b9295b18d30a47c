import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { emit } from '#lib/services/webhooks/events.ts';
import { completeName } from './name.ts';
import { tellPerson } from './person.ts';
import { getLead } from './read.ts';
import type { CreateLeadInput, LeadDetail, LeadFields, UpdateLeadInput, UpdateLeadOutput } from './schema.ts';

/** What is known of the person when a lead is filed. Undefined leaves a field as it is. */
export interface LeadFiling {
  businessId: string;
  agentId?: string | null;
  source: string;
  /** What was heard in a conversation fills gaps; it never replaces what a person has written. */
  onlyGaps?: boolean;
  /** The lead meant, where the caller knows it; else it is found by phone or email. */
  leadId?: string | null;
  fields: LeadFields & { callback_phone?: string };
}

type LeadValues = Record<string, unknown>;

/** An empty text clears a field; a missing one leaves it. */
const given = (fields: LeadValues): LeadValues =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === '' ? null : value]),
  );

/** Who files a lead clears nothing: what is empty says nothing of the person. */
const said = (fields: LeadFiling['fields']): LeadFiling['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

/** A lead without a first name is called by its number or address: that name is a gap too. */
const gaps = (before: LeadValues, changes: LeadValues): LeadValues =>
  Object.fromEntries(
    Object.entries(changes).filter(([name]) => (name === 'name' ? before.first_name === null : before[name] === null)),
  );

async function existing(tx: Tx, { businessId, leadId, fields }: LeadFiling) {
  const known = leadId
    ? await tx
        .selectFrom('leads')
        .selectAll()
        .where('business_id', '=', businessId)
        .where('id', '=', leadId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (known) return known;
  const byPhone = fields.phone
    ? await tx
        .selectFrom('leads')
        .selectAll()
        .where('business_id', '=', businessId)
        .where('phone', '=', fields.phone)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (byPhone || !fields.email) return byPhone;
  const byEmail = tx
    .selectFrom('leads')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('email', '=', fields.email);
  // A person with another number is another lead; one without a number is the same.
  return byEmail.where('phone', 'is', null).orderBy('created_at').forUpdate().executeTakeFirst();
}

/**
 * One lead per business and phone, else per email: files a new one, with its `lead.created`, or adds what is new to the
 * one that is there. Two filings at once for one person end as one lead.
 */
export async function fileLead(tx: Tx, filing: LeadFiling): Promise<{ id: string; created: boolean }> {
  const { businessId } = filing;
  const fields = said(filing.fields);
  // Serialises filings for one person: the row may not exist yet, so there is nothing else to lock.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lead:${businessId}:${fields.phone ?? fields.email ?? ''}`}, 0))`.execute(
    tx,
  );
  const before = await existing(tx, { ...filing, fields });
  const { source: _source, ...rest } = fields;
  if (before) {
    const all: LeadValues = { ...rest, ...completeName(fields, before) };
    const changes = filing.onlyGaps ? gaps(before, all) : all;
    if (!before.agent_id && filing.agentId) changes.agent_id = filing.agentId;
    if (Object.keys(changes).length > 0) {
      await tx
        .updateTable('leads')
        .set({ ...changes, updated_at: sql`clock_timestamp()` })
        .where('id', '=', before.id)
        .execute();
    }
    return { id: before.id, created: false };
  }
  const named = completeName(fields);
  const lead = {
    ...rest,
    ...named,
    id: newId(),
    business_id: businessId,
    agent_id: filing.agentId ?? null,
    source: filing.source,
    name: named.name || fields.email || (fields.phone ? displayPhone(fields.phone) : 'Unknown caller'),
  };
  await tx.insertInto('leads').values(lead).execute();
  await emit(tx, {
    businessId,
    type: 'lead.created',
    subjectId: lead.id,
    data: {
      id: lead.id,
      name: lead.name,
      email: fields.email ?? null,
      phone: fields.phone ?? null,
      source: filing.source,
    },
  });
  return { id: lead.id, created: true };
}

async function agentInReach(tx: Tx, ctx: Context, id: string | undefined): Promise<void> {
  if (!id) return;
  const agent = await tx
    .selectFrom('agents')
    .select('id')
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .executeTakeFirst();
  if (!agent) throw notFound('Agent');
}

/** POST /api/v1/leads: a web form or an integration files a lead; a known phone updates it instead. */
export async function createLead(
  ctx: Context,
  input: z.output<typeof CreateLeadInput>,
): Promise<z.output<typeof LeadDetail>> {
  const { business_id, agent_id, ...fields } = input;
  const businessId = oneBusiness(ctx, business_id);
  return inTenant(ctx, async (tx, within) => {
    await agentInReach(tx, ctx, agent_id);
    await tellPerson(tx, ctx);
    const { id } = await fileLead(tx, {
      businessId,
      agentId: agent_id || null,
      source: fields.source ?? 'api',
      fields,
    });
    return JSON.parse((await getLead(within, id)).text);
  });
}

/** Changes only what is given. Answers both documented shapes: the whole lead, and `{success, lead}`. */
export async function updateLead(
  ctx: Context,
  input: z.output<typeof UpdateLeadInput>,
): Promise<z.output<typeof UpdateLeadOutput>> {
  const { id, ...fields } = input;
  return inTenant(ctx, async (tx, within) => {
    const before = await tx
      .selectFrom('leads')
      .select(['id', 'first_name', 'last_name', 'business_id'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw notFound('Lead');
    await agentInReach(tx, ctx, fields.agent_id);
    await otherLeadHas(tx, before, fields);
    const changes = { ...given(fields), ...given(completeName(fields, before)) };
    if (Object.keys(changes).length > 0) {
      await tellPerson(tx, ctx);
      await tx
        .updateTable('leads')
        .set({ ...changes, updated_at: sql`clock_timestamp()` })
        .where('id', '=', id)
        .execute();
    }
    const lead: z.output<typeof LeadDetail> = JSON.parse((await getLead(within, id)).text);
    return { ...lead, success: true as const, lead: { id, status: lead.status, updated_at: lead.updated_at } };
  });
}

/** A number belongs to one lead of a business: taking another's is refused by name, not by a constraint. */
async function otherLeadHas(tx: Tx, lead: { id: string; business_id: string }, fields: LeadFields): Promise<void> {
  if (!fields.phone) return;
  const other = await tx
    .selectFrom('leads')
    .select('id')
    .where('business_id', '=', lead.business_id)
    .where('phone', '=', fields.phone)
    .where('id', '<>', lead.id)
    .executeTakeFirst();
  if (other) throw invalid('phone', 'another lead of this business has this number');
}
