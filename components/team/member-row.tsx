'use client';

import { Crown, Ellipsis, LogOut, UserMinus } from 'lucide-react';
import { toastError } from '#components/api/error-note.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import { type Role, roleAtLeast } from '#lib/core/scope.ts';
import type { Member } from '#lib/services/team/schema.ts';
import { called } from './called.ts';
import type { Parting } from './parting-dialog.tsx';
import { useChangeRole } from './queries.ts';
import { RoleSelect } from './role-select.tsx';
import { ROLE_WORDS } from './role-words.ts';

/** One person of the team, with what the reader may do about them. */
export function MemberRow(props: {
  of: Member;
  businessId: string;
  you: boolean;
  own: Role;
  /** Nobody else owns the business: this one cannot go, nor step down. */
  lastOwner: boolean;
  onPart: (parting: Parting) => void;
}) {
  const { of, you, own, lastOwner } = props;
  const change = useChangeRole(props.businessId);
  const manages = roleAtLeast(own, 'admin') && roleAtLeast(own, of.role);

  function give(role: Role, undoable: boolean) {
    const before = of.role;
    if (role === before && undoable) return;
    change.mutate(
      { account_id: of.account_id, role },
      { onError: (error) => toastError(`${called(of)} keeps the role.`, error) },
    );
    if (!undoable) return;
    toast(`${called(of)} is ${ROLE_WORDS[role].label.toLowerCase()} now.`, {
      id: `role-${of.account_id}`,
      // Whoever gives up their own rights cannot take them back.
      ...(you ? {} : { action: { label: 'Undo', onClick: () => give(before, false) } }),
    });
  }

  const actions = [
    own === 'owner' &&
      !you &&
      of.role !== 'owner' && { kind: 'transfer', label: 'Hand the ownership over', icon: Crown },
    manages && !you && { kind: 'remove', label: 'Remove from the team', icon: UserMinus },
    you && !lastOwner && { kind: 'leave', label: 'Leave the team', icon: LogOut },
  ].filter((action) => action !== false) as { kind: Parting['kind']; label: string; icon: typeof Crown }[];

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Avatar name={called(of)} className="size-8" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2 text-base">
          <span className="truncate font-medium">{called(of)}</span>
          {you && <Badge>You</Badge>}
        </p>
        <p className="flex gap-x-3 text-muted-foreground text-xs">
          {of.name && <span className="min-w-0 truncate">{of.email}</span>}
          <span className="whitespace-nowrap max-sm:hidden">
            Joined <RelativeTime within at={of.joined_at} />
          </span>
        </p>
      </div>
      {manages && !lastOwner ? (
        <RoleSelect
          size="sm"
          value={of.role}
          own={own}
          label={`Role of ${called(of)}`}
          onChange={(role) => give(role, true)}
          className="w-26 shrink-0 max-sm:order-last max-sm:ml-11"
        />
      ) : (
        <span className="shrink-0 text-muted-foreground text-xs sm:w-26 sm:pl-2.5">{ROLE_WORDS[of.role].label}</span>
      )}
      {actions.length > 0 ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon-sm" aria-label={`More about ${called(of)}`}>
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {actions.map(({ kind, label, icon: Icon }) => (
              <DropdownMenuItem
                key={kind}
                destructive={kind !== 'transfer'}
                onSelect={() => props.onPart({ kind, member: of })}
              >
                <Icon aria-hidden />
                {label}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : (
        <span className="size-7 max-sm:hidden" aria-hidden />
      )}
    </li>
  );
}
