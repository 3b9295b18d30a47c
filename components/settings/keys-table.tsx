'use client';

import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { toast } from '#components/ui/toast.ts';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';
import { type ApiKey, useKeys, useRevokeKey } from './key-queries.ts';
import { scopesWords } from './scopes.ts';

/** The keys of the one signed in, over all their businesses. */
export function KeysTable(props: { initial: ApiKey[]; businesses: Record<string, { name: string; test: boolean }> }) {
  const { data: keys } = useKeys(props.initial);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const reach = (key: ApiKey) => {
    if (!key.business_id) return 'All your businesses';
    const business = props.businesses[key.business_id];
    return business?.test ? `${business.name}, test mode` : business?.name;
  };
  const isTest = (key: ApiKey) => key.prefix.startsWith('kc_test_');
  if (keys.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Your keys will be here"
          why="A key lets your own programs place calls, read leads and receive what callers said."
        />
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {keys.map((key) => (
          <li key={key.id} className="grid gap-1 px-4 py-3">
            <span className="flex items-center justify-between gap-3 text-base">
              <Name of={key} test={isTest(key)} />
              {key.is_active ? <RevokeButton of={key} onRevoke={setRevoking} /> : <Ended of={key} />}
            </span>
            <span className="text-muted-foreground text-sm">{scopesWords(key.scopes)}</span>
            <span className="flex justify-between gap-3 text-muted-foreground text-xs">
              <code>{key.prefix}…</code>
              <LastUse of={key} />
            </span>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>Name</TableHead>
              <TableHead>Key</TableHead>
              <TableHead className="w-full">May</TableHead>
              <TableHead className="max-lg:hidden">Reaches</TableHead>
              <TableHead className="text-right">Last used</TableHead>
              <TableHead className="max-xl:hidden text-right">Made</TableHead>
              <TableHead>
                <span className="sr-only">Revoke</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {keys.map((key) => (
              <TableRow key={key.id} className={key.is_active ? undefined : 'text-muted-foreground'}>
                <TableCell className="whitespace-nowrap">
                  <Name of={key} test={isTest(key)} />
                </TableCell>
                <TableCell>
                  <code className="text-xs">{key.prefix}…</code>
                </TableCell>
                <TableCell>
                  <Tooltip text={key.scopes.join(', ')}>
                    <span className="whitespace-nowrap">{scopesWords(key.scopes)}</span>
                  </Tooltip>
                </TableCell>
                <TableCell className="max-w-44 truncate text-muted-foreground max-lg:hidden">{reach(key)}</TableCell>
                <TableCell className="text-right text-muted-foreground">
                  <LastUse of={key} />
                </TableCell>
                <TableCell className="text-right text-muted-foreground max-xl:hidden">
                  <RelativeTime at={key.created_at} />
                </TableCell>
                <TableCell className="text-right">
                  {key.is_active ? <RevokeButton of={key} onRevoke={setRevoking} /> : <Ended of={key} />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      {revoking && <RevokeDialog of={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}

function Name({ of, test }: { of: ApiKey; test: boolean }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span className="truncate font-medium">{of.name}</span>
      {test && <Badge tone="test">Test</Badge>}
      {of.is_active && of.expires_at && <Expiry at={of.expires_at} />}
    </span>
  );
}

function Expiry({ at }: { at: string }) {
  return (
    <span className="whitespace-nowrap font-normal text-muted-foreground text-xs">
      until <RelativeTime within at={at} />
    </span>
  );
}

function Ended({ of }: { of: ApiKey }) {
  const { now } = useViewerClock();
  const expired = of.expires_at !== null && Date.parse(of.expires_at) <= now;
  return <span className="text-muted-foreground text-xs">{expired ? 'Expired' : 'Revoked'}</span>;
}

function LastUse({ of }: { of: ApiKey }) {
  return of.last_used_at ? (
    <RelativeTime at={of.last_used_at} />
  ) : (
    <span className="whitespace-nowrap">Never used</span>
  );
}

function RevokeButton(props: { of: ApiKey; onRevoke: (key: ApiKey) => void }) {
  return (
    <Button variant="ghost" size="sm" aria-label={`Revoke ${props.of.name}`} onClick={() => props.onRevoke(props.of)}>
      Revoke
    </Button>
  );
}

function RevokeDialog({ of, onClose }: { of: ApiKey; onClose: () => void }) {
  const revoke = useRevokeKey();
  return (
    <ConfirmDialog
      title={`Revoke “${of.name}”?`}
      what={
        <>
          Every program that uses <code>{of.prefix}…</code> stops working at once. This cannot be undone.
        </>
      }
      keep="Keep it"
      go="Revoke the key"
      failed="The key still works"
      work={async () => {
        await revoke.mutateAsync(of.id);
        toast(`“${of.name}” is revoked.`);
      }}
      onClose={onClose}
    />
  );
}
