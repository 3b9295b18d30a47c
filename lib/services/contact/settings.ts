import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { invalid } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { type Business, readBusiness } from './facts.ts';
import type { ComplianceSettings, GetSettingsInput, UpdateSettingsInput } from './schema.ts';

type Settings = z.output<typeof ComplianceSettings>;

/** How a business contacts people. */
export async function getSettings(ctx: Context, input: z.output<typeof GetSettingsInput>): Promise<Settings> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => told(businessId, await readBusiness(tx, businessId)));
}

/** Changes what is given; what is waiting already is decided anew when its turn comes. */
export async function updateSettings(ctx: Context, input: z.output<typeof UpdateSettingsInput>): Promise<Settings> {
  const businessId = oneBusiness(ctx, input.business_id);
  const { business_id: _business, ...given } = input;
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return inTenant(ctx, async (tx) => {
    await tx.selectFrom('businesses').select('id').where('id', '=', businessId).forUpdate().execute();
    const before = told(businessId, await readBusiness(tx, businessId));
    const after: Settings = { ...before, ...changes };
    if (minutes(after.contact_hours_start) >= minutes(after.contact_hours_end)) {
      throw invalid('contact_hours_end', 'must be later than contact_hours_start');
    }
    await write(tx, after);
    await recordAudit(tx, ctx, {
      businessId,
      action: 'compliance.settings_changed',
      subjectType: 'business',
      subjectId: businessId,
      before: Object.fromEntries(Object.keys(changes).map((name) => [name, before[name as keyof Settings]])),
      after: changes,
    });
    return after;
  });
}

async function write(tx: Tx, { business_id, api_calls_skip_dnc, ...settings }: Settings): Promise<void> {
  const row = {
    ...settings,
    contact_hours_start: minutes(settings.contact_hours_start),
    contact_hours_end: minutes(settings.contact_hours_end),
  };
  await tx
    .insertInto('contact_settings')
    .values({ business_id, ...row })
    .onConflict((conflict) => conflict.column('business_id').doUpdateSet(row))
    .execute();
  await tx.updateTable('businesses').set({ api_calls_skip_dnc }).where('id', '=', business_id).execute();
}

const told = (business_id: string, { settings, api_calls_skip_dnc }: Business): Settings => ({
  business_id,
  ...settings,
  contact_hours_start: clock(settings.contact_hours_start),
  contact_hours_end: clock(settings.contact_hours_end),
  api_calls_skip_dnc,
});

/** 510 → `08:30`. */
const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** `08:30` → 510. */
function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 60 + rest;
}
