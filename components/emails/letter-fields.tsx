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

export function LetterFields({ letter, onChange }: { letter: Letter; onChange: (letter: Letter) => void }) {
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
      <Field label="Letter" hint="A line to unsubscribe is added below it.">
        <Textarea
          value={letter.body}
          rows={10}
          maxLength={50_000}
          className="max-h-100"
          onChange={(event) => onChange({ ...letter, body: event.target.value })}
        />
      </Field>
    </div>
  );
}

export const isComplete = ({ to, subject, body }: Letter): boolean =>
  [to, subject, body].every((text) => text.trim() !== '');
