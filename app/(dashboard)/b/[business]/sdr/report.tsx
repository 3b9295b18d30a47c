import { first } from '#components/messages/messages-address.ts';
import { ReportView } from '#components/sdr/report-view.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { report } from '#lib/services/sdr/report.ts';
import { ReportInput } from '#lib/services/sdr/schema.ts';
import type { ViewProps } from './view-props.ts';

const PERIODS = [
  { value: 'today', label: 'Today' },
  { value: 'month', label: 'Last 30 days' },
];

/** What was done in a period, and what came of it. */
export async function Report({ page: { ctx, business }, asked }: ViewProps) {
  const businessId = business.id;
  const input = ReportInput.safeParse({ businessId, period: first(asked, 'period') });
  const told = await report(ctx, input.data ?? ReportInput.parse({ businessId }));
  return (
    <>
      <FilterBar choices={[{ param: 'period', any: 'Last 7 days', options: PERIODS }]} />
      <ReportView businessId={businessId} report={told} />
    </>
  );
}
