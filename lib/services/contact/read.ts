import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import { addressSought } from './address.ts';
import type { ListConsentsInput, ListConsentsOutput, ListDecisionsInput, ListDecisionsOutput } from './schema.ts';

/** What the gate decided, newest first. */
export async function listDecisions(
  ctx: Context,
  input: z.output<typeof ListDecisionsInput>,
): Promise<Json<typeof ListDecisionsOutput>> {
  return readPage(ctx, {
    name: 'decisions',
    table: 'contact_decisions',
    columns: `r.id, r.business_id, r.channel, r.purpose, r.address as to, r.lead_id, r.allowed, r.reasons,
      app.iso(r.next_allowed_at) as next_allowed_at, r.inputs, app.iso(r.created_at) as created_at`,
    businesses: businessesOf(ctx, input.business_id),
    where: { address: addressSought(input.to), lead_id: input.lead_id },
    limit: input.limit,
    after: input.after,
  });
}

/** What people have said about being contacted, newest first; the latest of a channel and address holds. */
export async function listConsents(
  ctx: Context,
  input: z.output<typeof ListConsentsInput>,
): Promise<Json<typeof ListConsentsOutput>> {
  return readPage(ctx, {
    name: 'consents',
    table: 'consents',
    columns:
      'r.id, r.business_id, r.channel, r.address, r.state, r.source, r.evidence, app.iso(r.created_at) as created_at',
    businesses: businessesOf(ctx, input.business_id),
    where: { address: addressSought(input.address) },
    limit: input.limit,
    after: input.after,
  });
}
