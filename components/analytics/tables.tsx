'use client';

import { businessPath } from '#components/layout/navigation.ts';
import { sourceWords } from '#components/leads/lead-name.tsx';
import { formatDuration } from '#components/ui/format-time.ts';
import { formatChange } from '#components/ui/stat-tile.tsx';
import type { CallSums, LeadSums, Report, Sums } from '#lib/services/analytics/schema.ts';
import { type FigureColumn, FigureTable } from './figure-table.tsx';
import { changeOf, percentText } from './figures.ts';
import { type Behind, behindBefore, callsHref, leadsHref, type ReportAddress, reportHref } from './report-address.ts';

type Links<Row> = (row: Row) => { businessId: string; behind: Behind };

const callColumns = <Row extends CallSums>(links: Links<Row>): FigureColumn<Row>[] => {
  const href = (status?: string) => (row: Row) => {
    const { businessId, behind } = links(row);
    return callsHref(businessId, { ...behind, status });
  };
  return [
    { label: 'Calls', value: (row) => row.calls, href: href() },
    {
      label: 'Answered',
      value: (row) => (row.calls ? row.answerRate : null),
      shown: (row) => percentText(row.answerRate),
      href: href('completed'),
    },
    { label: 'Talk time', value: (row) => row.seconds, shown: (row) => formatDuration(row.seconds), href: href() },
    {
      label: 'Average call',
      value: (row) => (row.calls ? row.averageSeconds : null),
      shown: (row) => formatDuration(row.averageSeconds),
      href: href(),
    },
  ];
};

const leadColumns = <Row extends LeadSums>(links: Links<Row>): FigureColumn<Row>[] => {
  const href = (status?: string) => (row: Row) => {
    const { businessId, behind } = links(row);
    return leadsHref(businessId, { ...behind, status });
  };
  return [
    { label: 'Leads', value: (row) => row.leads, href: href() },
    { label: 'Converted', value: (row) => row.converted, href: href('converted') },
    {
      label: 'Rate',
      value: (row) => (row.leads ? row.conversionRate : null),
      shown: (row) => percentText(row.conversionRate),
      href: href('converted'),
    },
  ];
};

interface Table<Row> {
  businessId: string;
  behind: Behind;
  file: string;
  rows: Row[];
}

export function AgentsTable({ businessId, behind, file, rows }: Table<Report['agents'][number]>) {
  const links: Links<Report['agents'][number]> = ({ id }) => ({ businessId, behind: { ...behind, agentId: id } });
  return (
    <FigureTable
      title="Agents"
      of="Agent"
      file={file}
      rows={rows.map((row) => ({ ...row, key: row.id, name: row.active ? row.name : `${row.name} (archived)` }))}
      nameHref={({ id }) => businessPath(businessId, `agents/${id}`)}
      columns={[...callColumns(links), ...leadColumns(links)]}
      empty="No agent had a call or a lead in this time."
    />
  );
}

type SourceRow = Report['sources'][number] & { key: string };

export function SourcesTable({ businessId, behind, file, rows }: Table<Report['sources'][number]>) {
  const links: Links<SourceRow> = ({ key }) => ({ businessId, behind: { ...behind, source: key } });
  return (
    <FigureTable
      title="Where leads come from"
      of="Source"
      file={file}
      rows={rows.map((row): SourceRow => ({ ...row, key: row.name, name: sourceWords(row.name) }))}
      columns={[
        ...leadColumns(links),
        {
          label: 'Before',
          value: ({ before }) => before,
          href: ({ key }) => leadsHref(businessId, { ...behindBefore(behind), source: key }),
        },
        {
          label: 'Change',
          value: ({ leads, before }) => changeOf(leads, before),
          shown: ({ leads, before }) => formatChange(changeOf(leads, before) ?? 0),
        },
      ]}
      empty="No new leads in this time. Each will say here where it came from."
    />
  );
}

export function BusinessesTable(
  props: Omit<Table<Sums & { id: string; name: string }>, 'businessId'> & { address: ReportAddress },
) {
  // Agents and sources are each business's own: the comparison is of everything in the same days.
  const { from, to } = props.behind;
  const links: Links<Sums & { id: string }> = ({ id }) => ({ businessId: id, behind: { from, to } });
  return (
    <FigureTable
      title="Your businesses"
      line="the same days, all agents and sources"
      of="Business"
      file={props.file}
      rows={props.rows.map((row) => ({ ...row, key: row.id }))}
      nameHref={({ id }) => reportHref(id, props.address, { agentId: undefined, source: undefined })}
      columns={[...callColumns(links), ...leadColumns(links)]}
    />
  );
}
