import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CallPage } from '#components/calls/call-page.tsx';
import { otherSide } from '#components/calls/call-state.ts';
import { formatPhone } from '#components/ui/format-phone.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { getCall } from '#lib/services/calls/read.ts';
import { type CallDetail, GetCallInput } from '#lib/services/calls/schema.ts';
import { getLead } from '#lib/services/leads/read.ts';
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
  const lead = call.lead_id ? JSON.parse((await getLead(ctx, call.lead_id)).text) : null;
  const { t } = await searchParams;
  const start = typeof t === 'string' && /^\d{1,5}(\.\d+)?$/.test(t) ? Number(t) : null;
  const canMakeEval = roleAtLeast(business.role, 'admin');
  return <CallPage key={call.id} initial={call} lead={lead} start={start} canMakeEval={canMakeEval} />;
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
