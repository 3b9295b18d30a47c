import type { AgentDetail } from '#lib/services/agents/schema.ts';

/** Says quietly that the carrier goes on with an older configuration, and why. Nothing where all is well. */
export function CarrierNote({ carrier }: Pick<AgentDetail, 'carrier'>) {
  if (carrier.state === 'current') return null;
  const text =
    carrier.state === 'pending'
      ? 'Your phone company is being told of the last change.'
      : `Your phone company did not take the last change. It says: ${carrier.problem}`;
  return (
    <p role="status" className="mb-6 max-w-180 text-sm text-muted-foreground">
      {text}
    </p>
  );
}
