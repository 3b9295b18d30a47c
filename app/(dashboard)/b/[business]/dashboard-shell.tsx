'use client';

import { useEffect } from 'react';
import { Shell, type ShellProps } from '#components/layout/shell.tsx';
import { useLeadCounts } from '#components/leads/use-lead-counts.ts';
import { goingOn } from '#components/live/live-calls.ts';
import { LiveProvider, useLive } from '#components/live/live-provider.tsx';
import { LAST_BUSINESS_COOKIE } from '#components/overview/last-business.ts';
import { rememberInCookie } from '#components/ui/preferences.ts';

type Props = Omit<ShellProps, 'counts'>;

export function DashboardShell(props: Props) {
  return (
    <LiveProvider key={props.current.id} businessId={props.current.id}>
      <CountingShell {...props} />
    </LiveProvider>
  );
}

/** The shell with its counts: calls going on now, and leads that nobody has looked at. */
function CountingShell(props: Props) {
  const business_id = props.current.id;
  const live = useLive(business_id);
  const leads = useLeadCounts({ business_id });
  useEffect(() => rememberInCookie(LAST_BUSINESS_COOKIE, business_id), [business_id]);
  return (
    <Shell {...props} counts={{ calls: goingOn(live.data?.calls ?? []).length, leads: leads.data?.by_status.new }} />
  );
}
