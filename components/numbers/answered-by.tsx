'use client';

import { toastError } from '#components/api/error-note.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.ts';
import type { PhoneNumber } from '#lib/services/numbers/schema.ts';
import { useUpdateNumber } from './queries.ts';

const NOBODY = 'nobody';

/** Who answers a number. Another choice counts at once, and can be taken back. */
export function AnsweredBy(props: { number: PhoneNumber; agents: { id: string; name: string }[] }) {
  const { number, agents } = props;
  const update = useUpdateNumber(number.business_id);
  const named = (id: string | null) => agents.find((agent) => agent.id === id)?.name ?? 'Nobody';

  function assign(agent_id: string | null) {
    const before = number.agent_id;
    update.mutate(
      { id: number.id, agent_id },
      {
        onSuccess: () =>
          toast(`${named(agent_id)} answers ${formatPhone(number.phone_number)}.`, {
            duration: 6_000,
            action: { label: 'Undo', onClick: () => update.mutate({ id: number.id, agent_id: before }) },
          }),
        onError: (error) => toastError(`${named(before)} still answers.`, error),
      },
    );
  }

  return (
    <Select value={number.agent_id ?? NOBODY} onValueChange={(chosen) => assign(chosen === NOBODY ? null : chosen)}>
      <SelectTrigger className="w-full sm:w-56" aria-label={`Who answers ${formatPhone(number.phone_number)}`}>
        <SelectValue>
          {number.agent_id ? named(number.agent_id) : <span className="text-missed">Nobody answers</span>}
        </SelectValue>
      </SelectTrigger>
      <SelectContent>
        {agents.map((agent) => (
          <SelectItem key={agent.id} value={agent.id}>
            {agent.name}
          </SelectItem>
        ))}
        <SelectItem value={NOBODY}>Nobody</SelectItem>
      </SelectContent>
    </Select>
  );
}
