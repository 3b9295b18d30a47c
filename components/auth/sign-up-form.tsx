'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { AccountMade, type Made } from './account-made.tsx';
import { attempt } from './attempt.ts';
import { AuthCard } from './auth-card.tsx';
import { type AuthProblem, apiProblem, unreachable } from './auth-problem.ts';
import { BusinessTypeSelect } from './business-type-select.tsx';
import { ProblemNote } from './problem-note.tsx';
import { type SignupBody, signupBody } from './signup-body.ts';
import { useZone, ZoneSelect } from './zone-select.tsx';

/**
 * Makes the account by the same operation that the API has, signs in, and shows the key that came with it, once.
 * `about` and `name` are of an agent that was tried out before.
 */
export function SignUpForm(props: { auth: AuthConfig; simulated: boolean; about?: string; name?: string }) {
  const { auth, about = '', name = '' } = props;
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);
  const [type, setType] = useState('');
  const [zone, setZone] = useZone();

  async function submit(form: FormData) {
    const body = signupBody(form, { type, zone });
    setPending(true);
    setProblem(null);
    const answer = await makeAccount(body);
    if ('title' in answer) {
      setProblem(answer);
      setPending(false);
      return;
    }
    const { email, password } = body;
    const outside = await attempt(auth, (client) => client.signInWithPassword({ email, password }));
    // The account exists now: whoever could not be signed in at once does it by hand.
    if (outside) window.location.assign('/sign-in');
    else setMade(answer);
  }

  if (made) return <AccountMade {...made} simulated={props.simulated} />;
  const fields = problem?.fields ?? {};
  return (
    <AuthCard
      title={about ? 'Keep this agent' : 'Create an account'}
      line={
        about
          ? 'It will know what it knew a moment ago, and have a number of its own. Thirty days free, no card.'
          : 'It comes with an agent, its number and an API key. Thirty days free, no card.'
      }
      foot={
        <>
          Have an account? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <Form onSubmit={submit} className="grid gap-4">
        <Field label="Business name" error={fields.business_name} hint="As your agent should say it on the phone.">
          <Input
            name="business_name"
            autoComplete="organization"
            required
            maxLength={200}
            defaultValue={name}
            autoFocus
          />
        </Field>
        <Field
          label="What you do"
          optional
          error={fields.description}
          hint="In a line. Your agent tells callers what you write here."
        >
          <Textarea
            name="description"
            rows={2}
            className="min-h-14"
            maxLength={300}
            defaultValue={about}
            placeholder="A plumber in Austin, open 8 to 5, emergency call-outs 120 dollars"
          />
        </Field>
        <Field label="Email" error={fields.email}>
          <Input name="email" type="email" autoComplete="username" required maxLength={254} />
        </Field>
        <Field label="Password" error={fields.password} hint="At least 8 characters.">
          <PasswordInput name="password" autoComplete="new-password" required minLength={8} maxLength={72} />
        </Field>
        <details className="group" open={Boolean(fields.business_type || fields.website || fields.zone) || undefined}>
          <summary className="-mx-1 flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm px-1 text-muted-foreground text-sm transition-colors hover:text-foreground [&::-webkit-details-marker]:hidden">
            <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
            Trade, website, time zone
          </summary>
          <div className="mt-4 grid gap-4">
            <Field label="Trade" optional error={fields.business_type}>
              <BusinessTypeSelect value={type} onChange={setType} />
            </Field>
            <Field label="Website" optional error={fields.website}>
              <Input name="website" inputMode="url" autoComplete="url" placeholder="example.com" />
            </Field>
            <Field label="Time zone" error={fields.zone} hint="Your days and weeks are counted in it.">
              <ZoneSelect value={zone} onChange={setZone} />
            </Field>
          </div>
        </details>
        {problem && (
          <ProblemNote
            problem={problem}
            action={
              problem.title.startsWith('There is an account') && (
                <Link href="/sign-in" className="font-medium text-live underline-offset-4 hover:underline">
                  Sign in
                </Link>
              )
            }
          />
        )}
        <Button variant="primary" type="submit" pending={pending} className="w-full">
          Create the account
        </Button>
      </Form>
    </AuthCard>
  );
}

async function makeAccount(body: SignupBody): Promise<Made | AuthProblem> {
  try {
    const response = await fetch('/api/v1/signup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => null);
    return response.ok ? (answer as Made) : apiProblem(response.status, answer);
  } catch {
    return unreachable;
  }
}
