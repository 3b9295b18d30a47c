import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import type { Account, Reply } from '#lib/surfaces/testing/instance.ts';

export interface PipelineInTest {
  config(changes?: Record<string, unknown>): Promise<Reply>;
  /** Files a lead, then puts columns of it where a test wants them. */
  lead(changes?: Record<string, unknown>): Promise<string>;
  /** Puts columns of a lead's place in the pipeline where a test wants them. */
  place(leadId: string, changes: Record<string, unknown>): Promise<void>;
  act(leadId: string, action: string): Promise<Reply>;
  run(more?: Record<string, unknown>): Promise<Reply>;
  find(leadId: string): Promise<Record<string, unknown>>;
  activity(leadId: string): Promise<Record<string, unknown>[]>;
}

export const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const assign = (changes: Record<string, unknown>): string =>
  Object.keys(changes)
    .map((name, index) => `${name} = $${index + 2}`)
    .join(', ');

/** The pipeline of a business as its owner uses it. Mails wait for approval unless a test says otherwise. */
export function pipelineOfAccount({ api, business_id }: Account): PipelineInTest {
  const businessId = business_id;
  let people = 0;
  const get = async (path: string) => (await api.get(path)).body;
  return {
    config: (changes = {}) =>
      api.post('/api/sdr/config', {
        businessId,
        enabled: true,
        auto_call: true,
        auto_email: true,
        auto_sms: true,
        business_hours_start: 0,
        business_hours_end: 23,
        ...changes,
      }),
    async lead(changes = {}) {
      people += 1;
      const { body } = await api.post('/api/v1/leads', {
        name: `Person ${people}`,
        phone: `+1512555${1000 + people}`,
        email: `person${people}@example.com`,
      });
      if (Object.keys(changes).length > 0) {
        await asOwner(`update leads set ${assign(changes)} where id = $1`, [body.id, ...Object.values(changes)]);
      }
      return body.id;
    },
    async place(leadId, changes) {
      await asOwner('insert into sdr_leads (lead_id, business_id) values ($1, $2) on conflict do nothing', [
        leadId,
        businessId,
      ]);
      await asOwner(`update sdr_leads set ${assign(changes)} where lead_id = $1`, [leadId, ...Object.values(changes)]);
    },
    act: (leadId, action) => api.post('/api/sdr/action', { businessId, leadId, action }),
    run: (more = {}) => api.post('/api/sdr/run', { businessId, ...more }),
    async find(leadId) {
      const { leads } = await get(`/api/sdr/pipeline?businessId=${businessId}&limit=500`);
      return leads.find(({ id }: { id: string }) => id === leadId);
    },
    activity: async (leadId) => (await get(`/api/sdr/activity?businessId=${businessId}&leadId=${leadId}`)).activity,
  };
}
