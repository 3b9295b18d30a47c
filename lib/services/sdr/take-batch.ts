import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { type Ask, contactDecisions, previewDecisions } from '#lib/services/contact/gate.ts';
import type { Run } from './begin-run.ts';
import { type Budget, dayOf, spend } from './budget.ts';
import { claimTouches } from './cadence.ts';
import { detailOf, dispatch, type Touch } from './dispatch.ts';
import { escalate } from './escalate.ts';
import { type PipelineLead, pipelineOf } from './pipeline-sql.ts';
import { CHANNELS, type Channel, INSTEAD } from './plan.ts';
import type { Tally } from './tally.ts';

type DueLead = PipelineLead & { can_call: boolean; can_email: boolean; can_sms: boolean };

/** Somebody else was faster: touched, paused or changed the lead since it was listed. */
const OVERTAKEN = 'overtaken';

/** What a batch came to; told to the tally when it has been committed. */
interface Outcome {
  touches: { lead: DueLead; channel: Channel }[];
  escalated: DueLead[];
  skipped: [reason: string, leads: number][];
}

/** Takes leads that were due when they were listed, as they are now: one transaction. */
export async function takeBatch(ctx: Context, run: Run, ids: readonly string[], tally: Tally): Promise<void> {
  try {
    const outcome = await inTenant(ctx, (tx) => work(tx, ctx, run, ids, tally.touched));
    const planned = run.id === null ? ' (planned)' : '';
    for (const { lead, channel } of outcome.touches) tally.done(channel, lead.id, detailOf(channel) + planned);
    for (const lead of outcome.escalated) tally.done('escalate', lead.id, `Put on manual review${planned}`);
    for (const [reason, count] of outcome.skipped) tally.skip(reason, count);
  } catch (error) {
    if (ctx.transaction) throw error; // nothing more can be done in it
    tally.fail(ids, error instanceof AppError ? error.message : 'An internal error: nothing was done.');
  }
}

/** The leads that are still due, in the order of their ids. */
async function read(tx: Tx, { businessId, config, at }: Run, ids: readonly string[]): Promise<DueLead[]> {
  const { rows } = await sql<DueLead>`
    select id, first_name, email, phone, segment, next_action, can_call, can_email, can_sms
      from ${pipelineOf(businessId, config, at)}
     where id = any (${ids}::uuid[]) and hold is null and next_action <> 'skip'`.execute(tx);
  const known = new Map(rows.map((lead) => [lead.id, lead]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

async function work(
  tx: Tx,
  ctx: Context,
  run: Run,
  ids: readonly string[],
  planned: Readonly<Budget>,
): Promise<Outcome> {
  const leads = await read(tx, run, ids);
  const skips = new Map<string, number>();
  const skip = (reason: string) => skips.set(reason, (skips.get(reason) ?? 0) + 1);
  for (const _gone of ids.slice(leads.length)) skip(OVERTAKEN);
  const reachable = leads.filter(
    (lead) => lead.next_action !== 'escalate' && (run.isOpen(lead.phone) || !skip('outside_hours')),
  );
  const left = await dayOf(tx, run, planned);
  const chosen = await choose(tx, run, reachable, left, skip);
  for (const channel of CHANNELS) if (left[channel] <= 0) run.spent.add(channel);
  const escalated = leads.filter((lead) => lead.next_action === 'escalate');
  if (run.id === null) return { touches: chosen, escalated, skipped: [...skips] };

  const claims = new Map(
    (
      await claimTouches(
        tx,
        run.businessId,
        run.config,
        chosen.map(({ lead }) => lead.id),
        'run',
      )
    ).map(({ lead_id, touches }) => [lead_id, touches]),
  );
  const made = chosen.filter(({ lead }) => claims.has(lead.id) || !skip(OVERTAKEN));
  const touches = made.map(
    ({ lead, channel }): Touch => ({
      leadId: lead.id,
      segment: lead.segment,
      channel,
      number: claims.get(lead.id) ?? 1,
      firstName: lead.first_name,
      phone: lead.phone,
      email: lead.email,
    }),
  );
  const { speaker, config, id } = run;
  await dispatch(tx, ctx, { speaker, config, touches, runId: id, approved: true });
  await spend(tx, run, touches);
  return { touches: made, escalated: await escalate(tx, run, escalated), skipped: [...skips] };
}

/**
 * The channel of each lead: the next action's, or what is done instead where the gate forbids that for good. All leads
 * are asked for at once, so that there are at most as many rounds as channels.
 */
async function choose(
  tx: Tx,
  run: Run,
  leads: readonly DueLead[],
  left: Budget,
  skip: (reason: string) => void,
): Promise<Outcome['touches']> {
  const decide = run.id === null ? previewDecisions : contactDecisions;
  const chosen: Outcome['touches'] = [];
  let open = leads.map((lead) => ({ lead, channels: channelsOf(lead) }));
  while (open.length > 0) {
    const asked = open.flatMap(({ lead, channels: [channel, ...others] }) => {
      if (channel === undefined) return [];
      if (left[channel] <= 0) {
        skip('daily_cap');
        return [];
      }
      left[channel] -= 1;
      return [{ lead, channel, others }];
    });
    const decisions = await decide(tx, run.businessId, asked.map(askFor));
    open = [];
    for (const [index, { lead, channel, others }] of asked.entries()) {
      const decision = decisions[index];
      if (decision?.allowed) {
        chosen.push({ lead, channel });
        continue;
      }
      left[channel] += 1;
      if (decision?.nextAllowedAt === null && others.length > 0) open.push({ lead, channels: others });
      else skip(decision?.reasons[0] ?? 'refused');
    }
  }
  return chosen;
}

function channelsOf(lead: DueLead): Channel[] {
  const first = lead.next_action as Channel;
  return [first, ...INSTEAD[first]].filter((channel) => lead[`can_${channel}`]);
}

const askFor = ({ lead, channel }: { lead: DueLead; channel: Channel }): Ask => ({
  channel,
  to: (channel === 'email' ? lead.email : lead.phone) ?? '',
  purpose: 'sdr',
  leadId: lead.id,
});
