import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CallPage } from '#components/calls/call-page.tsx';
import { otherSide } from '#components/calls/call-state.ts';
import { formatPhone } from '#components/ui/format-phone.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { getCall } from '#lib/services/calls/read.ts';
import { type CallDetail, GetCallInput } from '#lib/services/calls/schema.ts';
import { getLead } from '#lib/services/leads/read.ts';
import { listDeliveries } from '#lib/services/webhooks/delivery-log.ts';
import { ListDeliveriesInput } from '#lib/services/webhooks/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

interface Props {
  params: Promise<{ business: string; id: string }>;
  searchParams: Promise<{ t?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { business, id } = await params;
  const { name, number } = otherSide(await readCall((await pageContext(business)).ctx, id));
  return { title: `Call, ${name ?? (number ? formatPhone(number) : 'number withheld')}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { business: businessId, id } = await params;
  const { ctx, business } = await pageContext(businessId);
  const call = await readCall(ctx, id);
  const [lead, deliveries] = await Promise.all([
    call.lead_id ? getLead(ctx, call.lead_id).then(({ text }) => JSON.parse(text)) : null,
    listDeliveries(ctx, ListDeliveriesInput.parse({ call_id: call.id })).then(({ text }) => JSON.parse(text)),
  ]);
  const { t } = await searchParams;
  const start = typeof t === 'string' && /^\d{1,5}(\.\d+)?$/.test(t) ? Number(t) : null;
  return (
    <CallPage key={call.id} initial={call} lead={lead} deliveries={deliveries} start={start} role={business.role} />
  );
}

async function readCall(ctx: Context, id: string): Promise<CallDetail> {
  const input = GetCallInput.safeParse({ id, include: 'transcript' });
  if (!input.success) notFound();
  try {
    return await getCall(ctx, input.data);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
