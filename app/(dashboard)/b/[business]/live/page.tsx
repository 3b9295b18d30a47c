import type { Metadata } from 'next';
import { LiveWall } from '#components/live/live-wall.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { readLive } from '#lib/services/live/read.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Live' };

export default async function LivePage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const { text } = await readLive(ctx, business.id);
  return <LiveWall businessId={business.id} initial={JSON.parse(text)} canAct={roleAtLeast(business.role, 'member')} />;
}
