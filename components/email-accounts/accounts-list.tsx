'use client';

import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { toast } from '#components/ui/toast.ts';
import { AccountDialog } from './account-dialog.tsx';
import { type EmailAccount, useEmailAccounts, useRemoveAccount, useSaveAccount, useVerifyAccount } from './queries.ts';

interface Props {
  businessId: string;
  businessName: string;
  initial: EmailAccount[];
  canEdit: boolean;
}

/** The mail accounts that emails are sent from, and whether their servers let us in. */
export function AccountsList(props: Props) {
  const { data: accounts } = useEmailAccounts(props.businessId, props.initial);
  const [removing, setRemoving] = useState<EmailAccount | null>(null);
  const connect = props.canEdit && (
    <AccountDialog businessId={props.businessId} businessName={props.businessName}>
      <Button variant={accounts.length > 0 ? 'secondary' : 'primary'}>Connect a mail account</Button>
    </AccountDialog>
  );
  if (accounts.length === 0) {
    return (
      <Card className="max-w-180">
        <EmptyState
          title="Your mail accounts will be here"
          why="Follow-up emails are then sent from your own address, and replies reach your inbox."
          action={connect}
        />
      </Card>
    );
  }
  return (
    <div className="grid max-w-180 gap-4">
      <Card>
        <ul className="divide-y divide-border">
          {accounts.map((account) => (
            <Account key={account.id} of={account} {...props} onRemove={() => setRemoving(account)} />
          ))}
        </ul>
      </Card>
      <div>{connect}</div>
      {removing && <RemoveDialog of={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function Account({ of, onRemove, ...props }: Props & { of: EmailAccount; onRemove: () => void }) {
  const verify = useVerifyAccount();
  const save = useSaveAccount();
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="flex min-w-0 items-center gap-2 text-base">
          <span className="truncate font-medium">{of.from_address}</span>
          {of.is_default && <Badge>Used by default</Badge>}
        </p>
        {of.error ? (
          <StatusBadge tone="failed">Sign-in fails</StatusBadge>
        ) : of.verified_at ? (
          <StatusBadge tone="done" icon={CircleCheck}>
            Works, <RelativeTime within at={of.verified_at} />
          </StatusBadge>
        ) : (
          <StatusBadge tone="waiting">Not tried yet</StatusBadge>
        )}
      </div>
      <p className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
        {of.from_name}, by {of.host}:{of.port} as {of.username}
      </p>
      {of.error && <p className="text-failed text-sm [overflow-wrap:anywhere] first-letter:uppercase">{of.error}</p>}
      {props.canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            pending={verify.isPending}
            onClick={() =>
              verify.mutate(of.id, {
                onSuccess: ({ error }) => toast(error ? 'The mail server did not let us in.' : 'The sign-in works.'),
                onError: (error) => toastError('The sign-in was not tried.', error),
              })
            }
          >
            Try the sign-in
          </Button>
          <AccountDialog businessId={props.businessId} businessName={props.businessName} account={of}>
            <Button size="sm">Change</Button>
          </AccountDialog>
          {!of.is_default && (
            <Button
              size="sm"
              pending={save.isPending}
              onClick={() =>
                save.mutate(
                  { id: of.id, is_default: true },
                  { onError: (error) => toastError('Nothing was changed.', error) },
                )
              }
            >
              Use by default
            </Button>
          )}
          <Button variant="ghost" size="sm" aria-label={`Disconnect ${of.from_address}`} onClick={onRemove}>
            Disconnect
          </Button>
        </div>
      )}
    </li>
  );
}

function RemoveDialog({ of, onClose }: { of: EmailAccount; onClose: () => void }) {
  const remove = useRemoveAccount();
  return (
    <ConfirmDialog
      title={`Disconnect ${of.from_address}?`}
      what="No email is sent from this address any more, and its password is deleted. Emails sent so far stay in the list."
      keep="Keep it"
      go="Disconnect the account"
      failed="The account is still connected"
      work={() => remove.mutateAsync(of.id)}
      onClose={onClose}
    />
  );
}
