import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { healthWords } from './connection-words.ts';

/** How a webhook takes what it is sent, as a word with its icon. */
export function HealthBadge({ state }: { state: ReturnType<typeof healthWords>['state'] }) {
  if (state === 'failing')
    return (
      <StatusBadge tone="failed" icon={TriangleAlert}>
        Failing
      </StatusBadge>
    );
  return state === 'off' ? <NotConnected /> : <Connected />;
}

export const Connected = () => (
  <StatusBadge tone="done" icon={Check}>
    Connected
  </StatusBadge>
);

export const NotConnected = () => (
  <StatusBadge tone="off" icon={CircleDashed}>
    Not connected
  </StatusBadge>
);
