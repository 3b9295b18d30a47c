'use client';

import { useFilters } from '#components/ui/filter-bar.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';

/** Whose scenarios are shown: each agent has its own. */
export function AgentChoice(props: { agents: { id: string; name: string }[]; current: string }) {
  const filters = useFilters();
  if (props.agents.length < 2) return null;
  return (
    <Select value={props.current} onValueChange={(agent) => filters.set({ agent })}>
      <SelectTrigger aria-label="Agent" className="w-auto min-w-40">
        <SelectValue>{props.agents.find(({ id }) => id === props.current)?.name}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {props.agents.map(({ id, name }) => (
          <SelectItem key={id} value={id}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
