'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** What can be written of an email. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
}

export function LetterFields(props: { letter: Letter; hint?: string; onChange: (letter: Letter) => void }) {
  const { letter, onChange } = props;
  return (
    <div className="grid gap-4">
      <Field label="To">
        <Input
          type="email"
          value={letter.to}
          maxLength={254}
          onChange={(event) => onChange({ ...letter, to: event.target.value })}
        />
      </Field>
      <Field label="Subject">
        <Input
          value={letter.subject}
          maxLength={300}
          onChange={(event) => onChange({ ...letter, subject: event.target.value })}
        />
      </Field>
      <Field label="Letter" hint={props.hint}>
        <Textarea
          value={letter.body}
          rows={10}
          maxLength={50_000}
          className="max-h-100 min-h-48"
          onChange={(event) => onChange({ ...letter, body: event.target.value })}
        />
      </Field>
    </div>
  );
}

export const isComplete = ({ to, subject, body }: Letter): boolean =>
  [to, subject, body].every((text) => text.trim() !== '');
