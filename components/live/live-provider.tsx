'use client';

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '#components/api/client.ts';
import { isOver } from '#components/calls/call-state.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import type { LiveCall, LiveSnapshot } from '#lib/services/live/schema.ts';
import { withChange } from './live-calls.ts';
import { LiveModeContext, useLiveMode } from './live-mode.ts';
import { followLive, type LiveMode } from './live-stream.ts';

const POLL_MS = 2_000;
const keyOf = (businessId: string) => ['live', businessId];

/** Follows the calls of the business for everything below: one stream per page, whoever looks at it. */
export function LiveProvider(props: { businessId: string; children: ReactNode }) {
  const { businessId } = props;
  const client = useQueryClient();
  const [mode, setMode] = useState<LiveMode>('connecting');
  useEffect(() => {
    let known = false;
    return followLive(businessId, {
      mode: setMode,
      snapshot(snapshot) {
        client.setQueryData<LiveSnapshot>(keyOf(businessId), snapshot);
        if (known) void client.invalidateQueries({ queryKey: ['calls'] }); // who knows what was missed
        known = true;
      },
      change(change) {
        const key = keyOf(businessId);
        const before = client.getQueryData<LiveSnapshot>(key)?.calls.find(({ id }) => id === change.call.id);
        const after = client.setQueryData<LiveSnapshot>(key, (snapshot) => withChange(snapshot, change));
        const call = after?.calls.find(({ id }) => id === change.call.id);
        if (call) passOn(client, call, before);
      },
    });
  }, [client, businessId]);
  return <LiveModeContext value={mode}>{props.children}</LiveModeContext>;
}

/** What a change means for everything else that was read of calls. */
function passOn(client: QueryClient, call: LiveCall, before: LiveCall | undefined): void {
  if (isOver(call)) void client.invalidateQueries({ queryKey: ['calls', 'one', call.id] });
  else client.setQueryData<CallDetail>(['calls', 'one', call.id], (detail) => detail && { ...detail, ...call });
  if (before?.status !== call.status) void client.invalidateQueries({ queryKey: ['calls', 'list'] });
  if (call.concluded_at !== null && !before?.concluded_at) {
    for (const queryKey of [['calls', 'list'], ['leads'], ['attention']]) void client.invalidateQueries({ queryKey });
  }
}

/** The calls under way and those that have just ended, as they change. */
export function useLive(businessId: string, initial?: LiveSnapshot) {
  const mode = useLiveMode();
  return useQuery({
    queryKey: keyOf(businessId),
    queryFn: ({ signal }) => api<LiveSnapshot>('GET', 'live/calls', { query: { business_id: businessId }, signal }),
    initialData: initial,
    enabled: mode === 'polling',
    refetchInterval: POLL_MS,
  });
}
