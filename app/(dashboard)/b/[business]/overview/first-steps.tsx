import { Checklist } from '#components/start/checklist.tsx';
import { getStart } from '#lib/services/start/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

/** The first steps of a live business, for who may take them. */
export async function FirstSteps({ businessId }: { businessId: string }) {
  const { ctx, business, test } = await pageContext(businessId);
  if (test || business.role === 'viewer' || business.role === 'member') return null;
  return <Checklist businessId={business.id} initial={await getStart(ctx, { business_id: business.id })} />;
}
