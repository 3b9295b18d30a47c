import type { Metadata } from 'next';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { InviteDialog } from '#components/team/invite-dialog.tsx';
import { TeamView } from '#components/team/team-view.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { accountOf } from '#lib/core/context.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listTeam } from '#lib/services/team/read.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Team' };

export default async function TeamPage({ params }: { params: Promise<{ business: string }> }) {
  const shown = await pageContext((await params).business);
  // The people of a test business are those of its live one.
  const { ctx, business } = shown.business.twinOf ? await pageContext(shown.business.twinOf) : shown;
  const team = await listTeam(ctx, business.id);
  return (
    <>
      <PageHeader
        title="Settings"
        line={`Who works with ${business.name}, and what each may do`}
        actions={
          roleAtLeast(business.role, 'admin') && (
            <InviteDialog businessId={business.id} businessName={business.name} own={business.role} />
          )
        }
      />
      <SettingsNav businessId={shown.business.id} />
      <TeamView
        key={business.id}
        businessId={business.id}
        businessName={business.name}
        you={accountOf(ctx)}
        own={business.role}
        initial={team}
      />
    </>
  );
}
