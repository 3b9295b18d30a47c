import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import type { ShellBusiness } from '#components/layout/navigation.ts';
import { EndingBar, SimulatedBar, StoppedBar } from '#components/layout/notice-bars.tsx';
import { QueryProvider } from '#components/layout/query-provider.tsx';
import { NAV_COOKIE, ZONE_COOKIE } from '#components/ui/preferences.ts';
import { ViewerClockProvider } from '#components/ui/viewer-clock.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { isStopped } from '#lib/services/billing/read.ts';
import { getDeletion } from '#lib/services/erasure/business.ts';
import { getSample } from '#lib/services/sample/service.ts';
import { type BusinessInReach, pageContext } from '#lib/surfaces/pages/context.ts';
import { DashboardShell } from './dashboard-shell.tsx';

export default async function BusinessLayout(props: { params: Promise<{ business: string }>; children: ReactNode }) {
  const page = await pageContext((await props.params).business);
  const jar = await cookies();
  const businesses = page.businesses.map((business) => shellBusiness(business, page.businesses));
  const [sample, { deletion }, stopped] = await Promise.all([
    page.test ? getSample(page.ctx, { business_id: page.business.id }) : null,
    getDeletion(page.ctx, { business_id: page.business.id }),
    isStopped(page.ctx, page.business.id),
  ]);
  const current = businesses.find(({ id }) => id === page.business.id) ?? shellBusiness(page.business, []);
  return (
    <QueryProvider>
      <ViewerClockProvider zone={decoded(jar.get(ZONE_COOKIE)?.value)} now={Date.now()}>
        <DashboardShell
          businesses={businesses}
          current={current}
          email={page.email}
          auth={browserConfig()}
          notices={
            <>
              {deletion && <EndingBar businessId={current.id} at={deletion.delete_after} />}
              {stopped && <StoppedBar businessId={current.id} pays={roleAtLeast(page.business.role, 'admin')} />}
              {page.simulated && !current.test && <SimulatedBar />}
            </>
          }
          sample={sample}
          nav={jar.get(NAV_COOKIE)?.value}
        >
          {props.children}
        </DashboardShell>
      </ViewerClockProvider>
    </QueryProvider>
  );
}

function shellBusiness(business: BusinessInReach, all: BusinessInReach[]): ShellBusiness {
  const twin = all.find(({ twinOf }) => twinOf === business.id);
  return {
    id: business.id,
    name: business.name,
    role: business.role,
    test: business.twinOf !== null,
    twinId: business.twinOf ?? twin?.id,
  };
}

/** A zone from a cookie; what is no zone would break every time on the page. */
function decoded(value: string | undefined): string | undefined {
  if (!value) return undefined;
  try {
    const zone = decodeURIComponent(value);
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}
