import type { Metadata } from 'next';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { CreateKey } from '#components/settings/create-key.tsx';
import { KeysTable } from '#components/settings/keys-table.tsx';
import { TestKey } from '#components/settings/test-key.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { ROLE_SCOPES } from '#lib/core/scope.ts';
import { listKeys } from '#lib/services/keys/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'API keys' };

export default async function KeysPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business, businesses, test } = await pageContext((await params).business);
  // Keys belong to the person: the same list under each of their businesses, as the API answers it.
  const { keys } = await listKeys({ ...ctx, businesses: businesses.map(({ id }) => id) });
  const { publicUrl } = browserConfig();
  const twin = businesses.find(({ twinOf }) => twinOf === business.id);
  return (
    <>
      <PageHeader
        title="Settings"
        line="Keys for your own programs"
        actions={
          <CreateKey businessId={business.id} test={test} held={ROLE_SCOPES[business.role]} publicUrl={publicUrl} />
        }
      />
      <SettingsNav businessId={business.id} />
      <div className="grid gap-4">
        <KeysTable
          initial={keys}
          businesses={Object.fromEntries(
            businesses.map(({ id, name, twinOf }) => [id, { name, test: twinOf !== null }]),
          )}
        />
        {!test && <TestKey businessId={business.id} twinId={twin?.id ?? null} publicUrl={publicUrl} />}
      </div>
    </>
  );
}
