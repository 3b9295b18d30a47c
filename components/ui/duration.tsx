'use client';

import { useEffect, useState } from 'react';
import { cn } from './cn.ts';
import { formatClock, formatDuration } from './format-time.ts';

/** "3 min 04". A dash while it is not known. */
export function Duration({ seconds, className }: { seconds: number | null | undefined; className?: string }) {
  return <span className={cn('tabular whitespace-nowrap', className)}>{formatDuration(seconds)}</span>;
}

/** The running clock of a live call, "1:12", counted from when it was answered. */
export function LiveDuration({ since, className }: { since: string; className?: string }) {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setSeconds((Date.now() - Date.parse(since)) / 1000);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <span className={cn('tabular whitespace-nowrap', className)}>{seconds === null ? '' : formatClock(seconds)}</span>
  );
}
