'use client';

import { useEffect } from 'react';
import { useCalls } from '#components/calls/queries.ts';
import { Shell, type ShellProps } from '#components/layout/shell.tsx';
import { useLeads } from '#components/leads/queries.ts';
import { LAST_BUSINESS_COOKIE } from '#components/overview/last-business.ts';
import { rememberInCookie } from '#components/ui/preferences.ts';

/** The shell with its counts: calls going on now, and leads that nobody has looked at. */
export function DashboardShell(props: Omit<ShellProps, 'counts'>) {
  const business_id = props.current.id;
  const live = useCalls({ business_id, status: 'in-progress', limit: '100' });
  const fresh = useLeads({ business_id, status: 'new', limit: '100' });
  useEffect(() => rememberInCookie(LAST_BUSINESS_COOKIE, business_id), [business_id]);
  return <Shell {...props} counts={{ calls: live.data?.calls.length, leads: fresh.data?.leads.length }} />;
}
