import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { z } from 'zod';
import type { EvalMessage } from '#components/evals/scenario-draft.ts';
import { ScenarioForm } from '#components/evals/scenario-form.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { type EvalDetail, GetEvalInput } from '#lib/services/evals/schema.ts';
import { getEval } from '#lib/services/evals/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Scenario' };

type Scenario = Omit<z.output<typeof EvalDetail>, 'messages'> & { messages: EvalMessage[] };

export default async function EvalPage({ params }: { params: Promise<{ business: string; id: string }> }) {
  const { business: businessId, id } = await params;
  const { ctx, business } = await pageContext(businessId);
  const scenario = await readScenario(ctx, id);
  return (
    <>
      <PageHeader
        title={scenario.name}
        line={
          scenario.call_id ? (
            <Link
              href={businessPath(business.id, `calls/${scenario.call_id}`)}
              className="rounded-xs underline-offset-4 hover:underline"
            >
              Made from a call. Put what the agent should have said.
            </Link>
          ) : (
            'What the agent is asked, and what its answers are held to'
          )
        }
        back={
          <Link
            href={businessPath(business.id, `evals?agent=${scenario.agent_id}`)}
            className="rounded-xs hover:text-foreground"
          >
            Evals
          </Link>
        }
      />
      <ScenarioForm
        key={scenario.id}
        businessId={business.id}
        agentId={scenario.agent_id}
        initial={scenario}
        canEdit={roleAtLeast(business.role, 'admin')}
      />
    </>
  );
}

async function readScenario(ctx: Context, id: string): Promise<Scenario> {
  const input = GetEvalInput.safeParse({ id });
  if (!input.success) notFound();
  try {
    return JSON.parse((await getEval(ctx, input.data.id)).text);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
