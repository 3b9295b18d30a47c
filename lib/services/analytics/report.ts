import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { countPerBusiness } from './businesses.ts';
import { answerRate, callTotals, countCalls } from './call-days.ts';
import { funnelOf } from './funnel.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { type Period, periodBefore } from './period.ts';
import { percent } from './rates.ts';
import { agentsOf } from './reach.ts';
import type { CallSums, LeadSums, Report, Sums } from './schema.ts';
import { timeline } from './timeline.ts';

export interface ReportInput {
  businessId: string;
  /** Whole days of the business, the last of them `until` (YYYY-MM-DD). */
  days: number;
  until: string;
  agentId?: string | undefined;
  /** Of the leads. Calls have no source: a report of one source still counts every call. */
  source?: string | undefined;
}

/** What happened in a period, against the period before: made of daily counts, whatever the number of calls. */
export async function getReport(ctx: Context, input: ReportInput): Promise<Report> {
  const { days, until, agentId, source } = input;
  const period = { businesses: [requireBusiness(ctx, input.businessId)], days, until, agentId };
  return inTenant(ctx, async (tx) => {
    const [now, before, agents] = await Promise.all([
      countsOf(tx, period),
      countsOf(tx, periodBefore(period)),
      agentsOf(tx, period.businesses),
    ]);
    const ofSource = (rows: LeadCounts) => rows.filter((row) => source === undefined || row.source === source);
    const [leads, leadsBefore] = [ofSource(now.leads), ofSource(before.leads)];
    const calls = Map.groupBy(now.calls, (row) => row.agent_id);
    const leadsOf = Map.groupBy(leads, (row) => row.agent_id);
    const present = agents.filter(({ id, active }) => active || calls.has(id) || leadsOf.has(id));
    return {
      now: { ...callSums(now.calls), ...leadSums(leads) },
      before: { ...callSums(before.calls), ...leadSums(leadsBefore) },
      timeline: timeline(now.calls),
      timelineBefore: timeline(before.calls),
      outcomes: outcomesOf(now.calls),
      funnel: funnelOf(leads),
      agents: present
        .filter(({ id }) => agentId === undefined || id === agentId)
        .map((agent) => ({
          ...agent,
          ...callSums(calls.get(agent.id) ?? []),
          ...leadSums(leadsOf.get(agent.id) ?? []),
        }))
        .sort((a, b) => b.calls - a.calls || b.leads - a.leads),
      sources: sourcesOf(leads, leadsBefore),
      choices: {
        agents: present.map(({ id, name }) => ({ id, name })),
        sources: sourcesOf(now.leads, before.leads).map(({ name }) => name),
      },
    };
  });
}

/** The sums of each business in reach, by its own days. The oldest first. */
export async function compareBusinesses(
  ctx: Context,
  { days, until }: { days: number; until: string },
): Promise<(Sums & { id: string; name: string })[]> {
  const counts = await inTenant(ctx, (tx) => countPerBusiness(tx, { businesses: ctx.businesses, days, until }));
  return counts.map(({ id, name, calls, leads }) => ({ id, name, ...callSums(calls), ...leadSums(leads) }));
}

async function countsOf(tx: Tx, period: Period & { agentId?: string | undefined }) {
  const [calls, leads] = await Promise.all([
    countCalls(tx, period, ['day', 'agent_id', 'status']),
    countLeads(tx, period, ['agent_id', 'source', 'status']),
  ]);
  return { calls, leads };
}

type CallCounts = Awaited<ReturnType<typeof countsOf>>['calls'];
type LeadCounts = Awaited<ReturnType<typeof countsOf>>['leads'];

function callSums(rows: Parameters<typeof answerRate>[0]): CallSums {
  const { total, completed, total_duration_seconds, avg_duration_seconds } = callTotals(rows);
  return {
    calls: total,
    completed,
    seconds: total_duration_seconds,
    averageSeconds: avg_duration_seconds,
    answerRate: answerRate(rows),
  };
}

function leadSums(rows: Parameters<typeof leadTotals>[0]): LeadSums {
  const { total, converted, conversion_rate } = leadTotals(rows);
  return { leads: total, converted, conversionRate: conversion_rate };
}

/** How calls ended, or stand, the commonest first, with each one's share in percent. */
function outcomesOf(rows: CallCounts): Report['outcomes'] {
  const { total } = callTotals(rows);
  return [...Map.groupBy(rows, (row) => row.status)]
    .map(([status, group]) => {
      const { total: calls } = callTotals(group);
      return { status, calls, share: percent(calls, total) };
    })
    .sort((a, b) => b.calls - a.calls);
}

/** Where leads came from, in either period. */
function sourcesOf(now: LeadCounts, before: LeadCounts): Report['sources'] {
  const [present, past] = [now, before].map((rows) => Map.groupBy(rows, (row) => row.source));
  return [...new Set([...(present?.keys() ?? []), ...(past?.keys() ?? [])])]
    .map((name) => ({
      name,
      ...leadSums(present?.get(name) ?? []),
      before: leadTotals(past?.get(name) ?? []).total,
    }))
    .sort((a, b) => b.leads - a.leads || a.name.localeCompare(b.name));
}
