'use client';

import { useState } from 'react';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { attempt } from './attempt.ts';
import type { AuthProblem } from './auth-problem.ts';
import { ProblemNote } from './problem-note.tsx';
import { giveCode } from './second-factor.ts';

/** Asks whoever has a second factor for its code, or for a recovery code in its place. */
export function CodeStep(props: { auth: AuthConfig; onDone: () => void; onBack: () => void }) {
  const [lost, setLost] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(form: FormData) {
    const code = String(form.get('code')).replaceAll(/\s/g, '');
    setPending(true);
    setProblem(null);
    const failed = await attempt(props.auth, (client) =>
      lost ? client.mfa.recoveryCodes.verify({ code }) : giveCode(client, code),
    );
    if (!failed) return props.onDone();
    setProblem(failed);
    setPending(false);
  }

  async function back() {
    await attempt(props.auth, (client) => client.signOut({ scope: 'local' }));
    props.onBack();
  }

  return (
    <Form onSubmit={submit} className="grid gap-4">
      {lost ? (
        <Field key="recovery" label="Recovery code" hint="One of the ten that you kept. Each works once.">
          <Input
            name="code"
            autoComplete="off"
            spellCheck={false}
            required
            maxLength={40}
            className="figures"
            autoFocus
          />
        </Field>
      ) : (
        <Field key="code" label="Code" hint="The six digits that your authenticator app shows.">
          <CodeInput autoFocus />
        </Field>
      )}
      {problem && <ProblemNote problem={problem} />}
      <Button variant="primary" type="submit" pending={pending} className="w-full">
        Continue
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-2">
        <Button
          variant="link"
          onClick={() => {
            setLost(!lost);
            setProblem(null);
          }}
        >
          {lost ? 'Use the authenticator app' : 'Use a recovery code'}
        </Button>
        <Button variant="link" onClick={back}>
          Sign in as somebody else
        </Button>
      </div>
    </Form>
  );
}

/** Six digits, as phones and password managers know to fill them. */
export function CodeInput(props: { autoFocus?: boolean }) {
  return (
    <Input
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*\d{3}\s?\d{3}\s*"
      title="Six digits"
      placeholder="123456"
      required
      maxLength={9}
      className="figures tracking-widest"
      {...props}
    />
  );
}
