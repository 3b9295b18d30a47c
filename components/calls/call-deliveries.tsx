'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { type DeliveriesPage, useDeliveries } from '#components/settings/delivery-queries.ts';
import { DeliveryStatus } from '#components/settings/delivery-status.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { isOver } from './call-state.ts';

const DeliverySheet = dynamic(() =>
  import('#components/settings/delivery-sheet.tsx').then((module) => module.DeliverySheet),
);

/** What other systems were told of this call, and whether they took it. Each opens its attempts, and can be sent again. */
export function CallDeliveries(props: { call: CallDetail; initial: DeliveriesPage; canResend: boolean }) {
  const { call } = props;
  const { data } = useDeliveries({ business_id: call.business_id, call_id: call.id }, props.initial);
  const [opened, setOpened] = useState<string | null>(null);
  if (data.deliveries.length === 0) {
    return (
      <span className="text-muted-foreground">
        {isOver(call) ? 'Nothing was sent: no address was named. ' : 'Sent when it is over. '}
        {isOver(call) && props.canResend && (
          <Link
            href={businessPath(call.business_id, 'settings/webhooks')}
            className="rounded-xs text-foreground underline decoration-input underline-offset-4 hover:decoration-current"
          >
            Connect one
          </Link>
        )}
      </span>
    );
  }
  return (
    <>
      <ul className="grid gap-1.5">
        {data.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <button
              type="button"
              onClick={() => setOpened(delivery.id)}
              className="grid rounded-xs text-left underline decoration-transparent underline-offset-4 transition-colors hover:decoration-input"
            >
              <code className="text-xs">{delivery.event}</code>
              <DeliveryStatus of={delivery} />
            </button>
          </li>
        ))}
      </ul>
      {opened !== null && <DeliverySheet id={opened} onClose={() => setOpened(null)} readOnly={!props.canResend} />}
    </>
  );
}
