import { RotateCw } from 'lucide-react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Delivery } from './delivery-queries.ts';

/** How a delivery stands, in words. */
export function DeliveryStatus({ of }: { of: Pick<Delivery, 'status' | 'attempts'> }) {
  if (of.status === 'delivered')
    return (
      <StatusBadge tone="done" className="flex">
        Delivered
      </StatusBadge>
    );
  if (of.status === 'dead')
    return (
      <StatusBadge tone="failed" className="flex">
        Given up
      </StatusBadge>
    );
  if (of.attempts === 0)
    return (
      <StatusBadge tone="waiting" className="flex">
        On its way
      </StatusBadge>
    );
  return (
    <StatusBadge tone="missed" icon={RotateCw} className="flex">
      Retrying
    </StatusBadge>
  );
}
