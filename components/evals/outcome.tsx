import { Check, CircleSlash, X } from 'lucide-react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Run } from './queries.ts';

/** How one playing ended, or that it is under way. An error is trouble of the model or the judge, not of the agent. */
export function Outcome({ of }: { of: Pick<Run, 'status' | 'outcome'> }) {
  if (of.status === 'queued') return <StatusBadge tone="waiting">Waiting</StatusBadge>;
  if (of.status !== 'ended') return <StatusBadge tone="live">Running</StatusBadge>;
  if (of.outcome === 'pass') {
    return (
      <StatusBadge tone="done" icon={Check}>
        Passes
      </StatusBadge>
    );
  }
  if (of.outcome === 'fail') {
    return (
      <StatusBadge tone="failed" icon={X}>
        Fails
      </StatusBadge>
    );
  }
  return (
    <StatusBadge tone="missed" icon={CircleSlash}>
      Not judged
    </StatusBadge>
  );
}
