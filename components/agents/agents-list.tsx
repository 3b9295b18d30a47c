'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Card } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { type AgentRow, type Shown, useAgents } from './queries.ts';

export function AgentsList(props: { businessId: string; initial: AgentRow[]; shown: Shown }) {
  const { data: agents = props.initial } = useAgents(props.businessId, props.initial, props.shown);
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border">
        {agents.map((agent) => (
          <li key={agent.id}>
            <Link
              href={businessPath(agent.business_id, `agents/${agent.id}`)}
              className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-muted focus-visible:-outline-offset-2"
            >
              <Avatar name={agent.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-base">{agent.name}</span>
                <span className="block text-muted-foreground text-xs">
                  {agent.status === 'archived' ? (
                    'Archived'
                  ) : agent.phone_number ? (
                    <>
                      Answers <PhoneNumber value={agent.phone_number} />
                    </>
                  ) : (
                    'Has no number yet'
                  )}
                </span>
              </span>
              <RelativeTime at={agent.created_at} className="text-muted-foreground text-xs max-sm:hidden" />
              <ChevronRight className="size-4 text-muted-foreground" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
