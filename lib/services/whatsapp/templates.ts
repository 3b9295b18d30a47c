import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { networkOf } from '#lib/services/messages/network.ts';
import type { CreateTemplateInput, ListTemplatesInput, ListTemplatesOutput, WhatsAppTemplate } from './schema.ts';

const ROW = `r.id, r.business_id, r.name, r.language, r.category, r.body, r.examples, r.status, r.reason,
  app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;

export async function listTemplates(
  ctx: Context,
  { business_id, status, limit, after }: z.output<typeof ListTemplatesInput>,
): Promise<Json<typeof ListTemplatesOutput>> {
  return readPage(ctx, {
    name: 'templates',
    table: 'whatsapp_templates',
    columns: ROW,
    businesses: businessesOf(ctx, business_id),
    where: { status },
    limit,
    after,
  });
}

/** A template in reach, or 404. */
export async function getTemplate(ctx: Context, id: string): Promise<Json<typeof WhatsAppTemplate>> {
  return readOne(ctx, { what: 'Template', table: 'whatsapp_templates', columns: ROW, id });
}

/**
 * Writes a template down; it is handed in for approval within seconds (`decideTemplates`).
 * @throws `conflict` where the business has one of this name and language, unless that was rejected: then it is replaced.
 */
export async function createTemplate(
  ctx: Context,
  { business_id, ...template }: z.output<typeof CreateTemplateInput>,
): Promise<Json<typeof WhatsAppTemplate>> {
  const businessId = oneBusiness(ctx, business_id);
  return inTenant(ctx, async (tx, within) => {
    const network = networkOf(within, await readBusiness(tx, businessId)).name;
    const { name, language } = template;
    await tx
      .deleteFrom('whatsapp_templates')
      .where('business_id', '=', businessId)
      .where('network', '=', network)
      .where('name', '=', name)
      .where('language', '=', language)
      .where('status', '=', 'rejected')
      .execute();
    const made = await tx
      .insertInto('whatsapp_templates')
      .values({
        id: newId(),
        business_id: businessId,
        network,
        ...template,
        examples: JSON.stringify(template.examples),
      })
      .onConflict((conflict) => conflict.columns(['business_id', 'network', 'name', 'language']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new AppError('conflict', 'There is a template with this name and language already.');
    await recordAudit(tx, within, {
      businessId,
      action: 'whatsapp.template_created',
      subjectType: 'whatsapp_template',
      subjectId: made.id,
      after: { name, language, category: template.category },
    });
    return getTemplate(within, made.id);
  });
}
