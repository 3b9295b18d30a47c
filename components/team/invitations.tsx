'use client';

import { CircleCheck } from 'lucide-react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { toast } from '#components/ui/toast.ts';
import { type Role, roleAtLeast } from '#lib/core/scope.ts';
import type { Invitation } from '#lib/services/team/schema.ts';
import { useInvite, useResend, useWithdraw } from './queries.ts';
import { ROLE_WORDS } from './role-words.ts';

/** Who is invited and has not joined yet. */
export function Invitations(props: { businessId: string; invitations: Invitation[]; own: Role }) {
  if (props.invitations.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>Invited</CardTitle>
      </CardHeader>
      <ul className="divide-y divide-border">
        {props.invitations.map((invitation) => (
          <Waiting key={invitation.id} of={invitation} businessId={props.businessId} own={props.own} />
        ))}
      </ul>
    </Card>
  );
}

function Waiting({ of, businessId, own }: { of: Invitation; businessId: string; own: Role }) {
  const resend = useResend(businessId);
  const withdraw = useWithdraw(businessId);
  const invite = useInvite(businessId);
  const manages = roleAtLeast(own, 'admin') && roleAtLeast(own, of.role);

  function takeBack() {
    withdraw.mutate(of.id, {
      onError: (error) => toastError(`${of.email} is still invited.`, error),
      onSuccess: () =>
        toast(`${of.email} is no longer invited.`, {
          action: {
            label: 'Undo',
            onClick: () =>
              invite.mutate(
                { email: of.email, role: of.role },
                { onError: (error) => toastError(`${of.email} was not invited again.`, error) },
              ),
          },
        }),
    });
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate text-base">{of.email}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-muted-foreground text-xs">
          {ROLE_WORDS[of.role].label}
          <Standing of={of} />
        </p>
      </div>
      {manages && (
        <div className="flex gap-2">
          <Button
            size="sm"
            pending={resend.isPending}
            disabled={of.status === 'sending'}
            aria-label={`Send the invitation of ${of.email} again`}
            onClick={() =>
              resend.mutate(of.id, {
                onSuccess: () => toast(`A new link goes to ${of.email}.`),
                onError: (error) => toastError('It was not sent again.', error),
              })
            }
          >
            Send again
          </Button>
          <Button variant="ghost" size="sm" aria-label={`Withdraw the invitation of ${of.email}`} onClick={takeBack}>
            Withdraw
          </Button>
        </div>
      )}
    </li>
  );
}

function Standing({ of }: { of: Invitation }) {
  switch (of.status) {
    case 'sending':
      return <StatusBadge tone="waiting">Being sent</StatusBadge>;
    case 'refused':
      return <StatusBadge tone="failed">The mail server refused this address</StatusBadge>;
    case 'expired':
      return <StatusBadge tone="missed">The link is too old: send it again</StatusBadge>;
    default:
      return (
        <StatusBadge tone="done" icon={CircleCheck}>
          <span>
            Sent <RelativeTime within at={of.sent_at} />
          </span>
        </StatusBadge>
      );
  }
}
