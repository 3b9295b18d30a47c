import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import type { LeadChange, LeadRow, LeadStatus, LeadsPage } from './queries.ts';
import type { LeadCounts } from './use-lead-counts.ts';

type Column = InfiniteData<LeadsPage>;

/** Shows a change of a lead wherever it is on screen, before the server has answered. */
export function paintChange(client: QueryClient, { id, ...change }: LeadChange): void {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = <L extends LeadRow>(lead: L): L => (lead.id === id ? { ...lead, ...given } : lead);
  if (change.status) move(client, id, change.status);
  client.setQueriesData<LeadsPage>(
    { queryKey: ['leads', 'list'] },
    (page) => page && { ...page, leads: page.leads.map(changed) },
  );
  client.setQueriesData<Column>(
    { queryKey: ['leads', 'column'] },
    (column) => column && mapPages(column, (leads) => leads.map(changed)),
  );
  client.setQueryData<LeadDetail>(['leads', 'one', id], (lead) => lead && changed(lead));
}

const mapPages = (column: Column, leads: (of: LeadRow[]) => LeadRow[]): Column => ({
  ...column,
  pages: column.pages.map((page) => ({ ...page, leads: leads(page.leads) })),
});

/** Takes a card out of its column, puts it into the other at its place, and counts both anew. */
function move(client: QueryClient, id: string, to: LeadStatus): void {
  const columns = client.getQueriesData<Column>({ queryKey: ['leads', 'column'] });
  const lead = columns
    .flatMap(([, column]) => column?.pages ?? [])
    .flatMap(({ leads }) => leads)
    .find((one) => one.id === id);
  if (!lead || lead.status === to) return;
  for (const [key, column] of columns) {
    if (!column) continue;
    if (key[2] === lead.status)
      client.setQueryData(
        key,
        mapPages(column, (leads) => leads.filter((one) => one.id !== id)),
      );
    if (key[2] === to) client.setQueryData(key, withLead(column, { ...lead, status: to }));
  }
  client.setQueriesData<LeadCounts>(
    { queryKey: ['leads', 'count'] },
    (counts) => counts && recounted(counts, lead.status, to),
  );
}

const recounted = (counts: LeadCounts, from: LeadStatus, to: LeadStatus): LeadCounts => ({
  ...counts,
  by_status: { ...counts.by_status, [from]: counts.by_status[from] - 1, [to]: counts.by_status[to] + 1 },
});

/** The newest come first. A lead older than all that is read so far is seen when its page is. */
export function withLead(column: Column, lead: LeadRow): Column {
  const pages = [...column.pages];
  const place = pages.findIndex((page) => page.leads.some((one) => one.created_at < lead.created_at));
  const last = pages.length - 1;
  const at = place >= 0 ? place : pages[last]?.has_more ? -1 : last;
  const page = pages[at];
  if (!page) return column;
  const leads = [...page.leads, lead].sort((one, other) => other.created_at.localeCompare(one.created_at));
  pages[at] = { ...page, leads };
  return { ...column, pages };
}
