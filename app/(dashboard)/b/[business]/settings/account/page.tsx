import type { Metadata } from 'next';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { AccountView } from '#components/security/account-view.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { listSessions, readPerson } from '#lib/services/sign-in/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const [person, { sessions }] = await Promise.all([readPerson(ctx), listSessions(ctx)]);
  return (
    <>
      <PageHeader title="Settings" line="Your own account, the same in every business" />
      <SettingsNav businessId={business.id} />
      <AccountView auth={browserConfig()} initial={person} sessions={sessions} />
    </>
  );
}
