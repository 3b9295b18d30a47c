'use client';

import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';

/** Which agent does it; nothing to choose where there is one. */
export function AgentField(props: {
  agents: readonly { id: string; name: string }[];
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  if (props.agents.length < 2) return null;
  return (
    <Field label="Agent">
      <Choice
        value={props.value}
        options={props.agents.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={props.onChange}
      />
    </Field>
  );
}
