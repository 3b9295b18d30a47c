'use client';

import { Choice } from '#components/ui/choice.tsx';
import { useFilters } from '#components/ui/filter-bar.tsx';

/** Whose scenarios are shown: each agent has its own. */
export function AgentChoice(props: { agents: { id: string; name: string }[]; current: string }) {
  const filters = useFilters();
  if (props.agents.length < 2) return null;
  return (
    <Choice
      value={props.current}
      options={props.agents.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(agent) => filters.set({ agent })}
      label="Agent"
      className="w-auto min-w-40"
    />
  );
}
