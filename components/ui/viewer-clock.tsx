'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { rememberInCookie, ZONE_COOKIE } from './preferences.ts';

interface ViewerClock {
  /** IANA zone of the one who looks. */
  zone: string;
  /** Milliseconds; moves twice a minute. */
  now: number;
}

const ViewerClockContext = createContext<ViewerClock>({ zone: 'UTC', now: 0 });

/**
 * Knows the viewer's zone and the time. The server renders with the zone remembered from the last visit and its own
 * `now`; the browser hydrates with the same two values, then corrects both, so that nothing mismatches.
 */
export function ViewerClockProvider(props: { zone?: string; now: number; children: ReactNode }) {
  const [clock, setClock] = useState<ViewerClock>({ zone: props.zone || 'UTC', now: props.now });
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const tick = () => setClock({ zone, now: Date.now() });
    tick();
    rememberInCookie(ZONE_COOKIE, zone);
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  const value = useMemo(() => clock, [clock]);
  return <ViewerClockContext value={value}>{props.children}</ViewerClockContext>;
}

export function useViewerClock(): ViewerClock {
  return useContext(ViewerClockContext);
}
