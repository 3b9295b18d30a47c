import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { inTenant, readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness, requireBusiness } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
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
  if (business_id) requireBusiness(ctx, business_id);
  const query = pageQuery({
    name: 'templates',
    table: 'whatsapp_templates',
    columns: ROW,
    businesses: business_id ? [business_id] : ctx.businesses,
    where: { status },
    limit,
    after,
  });
  return new Json((await readJson(ctx, query)) as string);
}

/** A template in reach, or 404. */
export async function getTemplate(ctx: Context, id: string): Promise<Json<typeof WhatsAppTemplate>> {
  const text = await readJson(ctx, {
    name: 'whatsapp-templates.get',
    text: `select row_to_json(t)::text from (select ${ROW} from whatsapp_templates r where r.id = $1 and r.business_id = any ($2::uuid[])) t`,
    values: [id, ctx.businesses],
  });
  if (!text) throw notFound('Template');
  return new Json(text);
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
