import type { Metadata } from 'next';
import { AccountsList } from '#components/email-accounts/accounts-list.tsx';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { ListEmailAccountsInput } from '#lib/services/email-accounts/schema.ts';
import { listEmailAccounts } from '#lib/services/email-accounts/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Email' };

export default async function EmailPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const listed = await listEmailAccounts(ctx, ListEmailAccountsInput.parse({ business_id: business.id }));
  return (
    <>
      <PageHeader title="Settings" line="The addresses that emails are sent from" />
      <SettingsNav businessId={business.id} />
      <AccountsList
        key={business.id}
        businessId={business.id}
        businessName={business.name}
        initial={JSON.parse(listed.text).accounts}
        canEdit={roleAtLeast(business.role, 'member')}
      />
    </>
  );
}
