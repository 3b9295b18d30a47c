import type { AgentDetail } from '#lib/services/agents/schema.ts';

/** Says that callers still hear an older configuration, and why. Nothing where all is well. */
export function CarrierNote({ carrier }: Pick<AgentDetail, 'carrier'>) {
  if (carrier.state === 'current') return null;
  if (carrier.state === 'pending') {
    return (
      <p role="status" className="mb-6 text-muted-foreground text-sm">
        Your phone company is being told of the last change.
      </p>
    );
  }
  return (
    <div role="status" className="mb-6 max-w-180 rounded-md bg-missed-soft px-4 py-3 text-sm">
      <p className="font-medium text-missed">Callers still hear the version before</p>
      <p className="[overflow-wrap:anywhere]">
        Your phone company did not take the last change. Put it right and publish again. It says: {carrier.problem}
      </p>
    </div>
  );
}
