'use client';

import { useState } from 'react';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ROLES, type Role } from '#lib/core/scope.ts';
import type { Team } from '#lib/services/team/schema.ts';
import { Invitations } from './invitations.tsx';
import { MemberRow } from './member-row.tsx';
import { type Parting, PartingDialog } from './parting-dialog.tsx';
import { useTeam } from './queries.ts';
import { ROLE_WORDS } from './role-words.ts';

/** The people of a business, who is invited, and what the roles mean. */
export function TeamView(props: { businessId: string; businessName: string; you: string; own: Role; initial: Team }) {
  const { data: team } = useTeam(props.businessId, props.initial);
  const [parting, setParting] = useState<Parting | null>(null);
  const owners = team.members.filter(({ role }) => role === 'owner').length;
  return (
    <div className="grid max-w-180 grid-cols-1 gap-4">
      <Card>
        <ul className="divide-y divide-border">
          {team.members.map((member) => (
            <MemberRow
              key={member.account_id}
              of={member}
              businessId={props.businessId}
              you={member.account_id === props.you}
              own={props.own}
              lastOwner={member.role === 'owner' && owners === 1}
              onPart={setParting}
            />
          ))}
        </ul>
        {team.members.length + team.invitations.length === 1 && (
          <p className="border-border border-t px-4 py-3 text-muted-foreground text-sm">
            Nobody else is here yet. Whoever you invite sees calls and leads as they come in, and you decide what they
            may change.
          </p>
        )}
      </Card>
      <Invitations businessId={props.businessId} invitations={team.invitations} own={props.own} />
      <Card>
        <CardHeader>
          <CardTitle>What the roles may do</CardTitle>
        </CardHeader>
        <dl className="grid gap-2 px-4 pt-1 pb-4 text-sm">
          {[...ROLES].reverse().map((role) => (
            <div key={role} className="flex gap-4 max-sm:flex-col max-sm:gap-0">
              <dt className="w-20 shrink-0 font-medium">{ROLE_WORDS[role].label}</dt>
              <dd className="text-muted-foreground">{ROLE_WORDS[role].may}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {parting && (
        <PartingDialog
          parting={parting}
          businessId={props.businessId}
          businessName={props.businessName}
          onClose={() => setParting(null)}
        />
      )}
    </div>
  );
}
