'use client';

import { toastError } from '#components/api/error-note.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { cn } from '#components/ui/cn.ts';
import { formatPhone } from '#components/ui/format-phone.ts';
import { toast } from '#components/ui/toast.ts';
import type { PhoneNumber } from '#lib/services/numbers/schema.ts';
import { useUpdateNumber } from './queries.ts';

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
    <Choice
      value={number.agent_id}
      options={[
        ...agents.map(({ id, name }) => ({ value: id, label: name })),
        { value: null, label: 'Nobody answers' },
      ]}
      onChange={assign}
      label={`Who answers ${formatPhone(number.phone_number)}`}
      className={cn('w-full sm:w-56', number.agent_id === null && 'text-missed')}
    />
  );
}
