'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { Trunk } from '#lib/services/trunks/schema.ts';
import { useTrunks, useUpdateTrunk } from './queries.ts';
import { RemoveTrunk } from './remove-trunk.tsx';

const AddTrunkDialog = dynamic(() => import('./add-trunk-dialog.tsx').then((module) => module.AddTrunkDialog), {
  ssr: false,
});

/** Telephone exchanges of the owner's own, that calls can go out by. */
export function Trunks(props: { businessId: string; initial: Trunk[]; canEdit: boolean }) {
  const { data: trunks } = useTrunks(props.businessId, props.initial);
  const [adding, setAdding] = useState(false);
  if (trunks.length === 0 && !props.canEdit) return null;
  return (
    <section aria-labelledby="trunks" className="mt-10 grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="trunks" className="font-semibold text-md">
            SIP trunks
          </h2>
          <p className="text-muted-foreground text-sm">
            Telephone exchanges of your own. A call that names one as its trunk goes out by it.
          </p>
        </div>
        {props.canEdit && <Button onClick={() => setAdding(true)}>Add a trunk</Button>}
      </div>
      {trunks.length > 0 && (
        <Card>
          <ul className="divide-y divide-border">
            {trunks.map((trunk) => (
              <TrunkRow key={trunk.id} trunk={trunk} canEdit={props.canEdit} />
            ))}
          </ul>
        </Card>
      )}
      {adding && <AddTrunkDialog businessId={props.businessId} onClose={() => setAdding(false)} />}
    </section>
  );
}

function TrunkRow({ trunk, canEdit }: { trunk: Trunk; canEdit: boolean }) {
  const update = useUpdateTrunk(trunk.business_id);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {trunk.name}
          {!trunk.ready && <Badge>Your phone company does not know it yet</Badge>}
          {!trunk.active && !canEdit && <Badge>Off</Badge>}
        </p>
        <p className="break-all text-muted-foreground text-xs">
          {trunk.host}:{trunk.port} by {trunk.transport.toUpperCase()}
          {trunk.caller_id && (
            <>
              , shows <PhoneNumber value={trunk.caller_id} className="text-xs" />
            </>
          )}
        </p>
      </div>
      {canEdit && (
        <span className="flex items-center gap-4">
          <Switch
            aria-label={`Calls go out by ${trunk.name}`}
            checked={trunk.active}
            disabled={update.isPending}
            onCheckedChange={(active) =>
              update.mutate(
                { id: trunk.id, active },
                { onError: (error) => toastError(`${trunk.name} stays as it is.`, error) },
              )
            }
          />
          <RemoveTrunk trunk={trunk} />
        </span>
      )}
    </li>
  );
}
