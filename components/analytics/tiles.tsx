import { formatDuration } from '#components/ui/format-time.ts';
import { StatTile } from '#components/ui/stat-tile.tsx';
import type { Report } from '#lib/services/analytics/schema.ts';
import { changeOf, percentOf } from './figures.ts';
import { type Behind, callsHref, leadsHref } from './report-address.ts';

/** The numbers of the period, each against the period before, each opening the list it was counted from. */
export function Tiles(props: { businessId: string; behind: Behind; now: Report['now']; before: Report['before'] }) {
  const { businessId, behind, now, before } = props;
  const hadCalls = before.calls > 0;
  const calls = callsHref(businessId, behind);
  return (
    <div className="grid grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-6">
      <StatTile
        label="Calls"
        value={now.calls.toLocaleString('en')}
        change={changeOf(now.calls, before.calls)}
        from={hadCalls ? before.calls.toLocaleString('en') : undefined}
        href={calls}
      />
      <StatTile
        label="Answered"
        value={percentOf(now.answerRate, now.calls)}
        from={hadCalls ? percentOf(before.answerRate, before.calls) : undefined}
        href={callsHref(businessId, { ...behind, status: 'completed' })}
      />
      <StatTile
        label="Talk time"
        value={formatDuration(now.seconds)}
        change={changeOf(now.seconds, before.seconds)}
        from={hadCalls ? formatDuration(before.seconds) : undefined}
        href={calls}
      />
      <StatTile
        label="Average call"
        value={now.calls > 0 ? formatDuration(now.averageSeconds) : '–'}
        change={changeOf(now.averageSeconds, before.averageSeconds)}
        from={hadCalls ? formatDuration(before.averageSeconds) : undefined}
        href={calls}
      />
      <StatTile
        label="New leads"
        value={now.leads.toLocaleString('en')}
        change={changeOf(now.leads, before.leads)}
        from={before.leads > 0 ? before.leads.toLocaleString('en') : undefined}
        href={leadsHref(businessId, behind)}
      />
      <StatTile
        label="Converted"
        value={percentOf(now.conversionRate, now.leads)}
        from={before.leads > 0 ? percentOf(before.conversionRate, before.leads) : undefined}
        href={leadsHref(businessId, { ...behind, status: 'converted' })}
      />
    </div>
  );
}
