'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { ApiError, api } from '#components/api/client.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { attempt } from '#components/auth/attempt.ts';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { type AuthConfig, browserAuth } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { OpenInvitation } from '#lib/services/team/schema.ts';
import { ROLE_WORDS } from './role-words.ts';

interface Found {
  invitation: OpenInvitation;
  /** Who is signed in in this browser. */
  present: string | null;
}

/** What a mailed invitation opens: it joins on a press and not by itself, for mail scanners open links too. */
export function JoinStep({ auth, token }: { auth: AuthConfig; token: string }) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<Error | null>(null);

  useEffect(() => {
    const session = browserAuth(auth).then((client) => client.getSession());
    Promise.all([api<OpenInvitation>('POST', 'team/invitations/read', { body: { token } }), session])
      .then(([invitation, { data }]) => setFound({ invitation, present: data.session?.user.email ?? null }))
      .catch((reason: Error) => setError(reason));
  }, [auth, token]);

  if (error) return <Unusable error={error} />;
  if (!found) {
    return (
      <AuthCard title="Join a team" line="Reading your invitation.">
        <Skeleton className="h-44" />
      </AuthCard>
    );
  }
  const { invitation, present } = found;
  return (
    <AuthCard
      title={`Join ${invitation.business_name}`}
      line={
        <>
          {invitation.invited_by ?? 'The owner'} invites you as {ROLE_WORDS[invitation.role].label.toLowerCase()}.{' '}
          {ROLE_WORDS[invitation.role].may}.
        </>
      }
    >
      {!invitation.has_account ? (
        <NewAccount auth={auth} token={token} email={invitation.email} />
      ) : present === invitation.email ? (
        <Accept token={token} business={invitation.business_name} />
      ) : (
        <SignInFirst auth={auth} token={token} email={invitation.email} present={present} />
      )}
    </AuthCard>
  );
}

function Unusable({ error }: { error: Error }) {
  const gone = error instanceof ApiError && (error.code === 'not_found' || error.code === 'validation_error');
  return (
    <AuthCard
      title={gone ? 'This invitation is no longer valid' : 'The invitation could not be read'}
      line={
        gone
          ? 'It was used, withdrawn, sent again, or is older than seven days. Ask for a new one.'
          : 'Try again in a moment.'
      }
      foot={
        <>
          Have an account? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      {!gone && <ErrorNote title="No answer" error={error} />}
    </AuthCard>
  );
}

const openBusiness = (id: string) => window.location.assign(`/b/${id}/overview`);

function NewAccount({ auth, token, email }: { auth: AuthConfig; token: string; email: string }) {
  const [error, setError] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(form: FormData) {
    const [name, password] = [String(form.get('name')).trim(), String(form.get('password'))];
    setPending(true);
    setError(null);
    try {
      const joined = await api<{ business_id: string }>('POST', 'team/join', { body: { token, name, password } });
      const outside = await attempt(auth, (client) => client.signInWithPassword({ email, password }));
      if (outside) window.location.assign('/sign-in');
      else openBusiness(joined.business_id);
    } catch (reason) {
      setError(reason as Error);
      setPending(false);
    }
  }

  return (
    <Form onSubmit={submit} className="grid gap-4">
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly className="bg-muted" />
      </Field>
      <Field label="Your name" hint="Your team sees it beside what you do.">
        <Input name="name" autoComplete="name" required maxLength={100} autoFocus />
      </Field>
      <Field label="Password" hint="At least 8 characters.">
        <PasswordInput name="password" autoComplete="new-password" required minLength={8} maxLength={72} />
      </Field>
      {error && <ErrorNote title="You have not joined" error={error} />}
      <Button variant="primary" type="submit" pending={pending} className="w-full">
        Join
      </Button>
    </Form>
  );
}

function Accept({ token, business }: { token: string; business: string }) {
  const [error, setError] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);

  async function accept() {
    setPending(true);
    setError(null);
    try {
      openBusiness((await api<{ business_id: string }>('POST', 'team/accept', { body: { token } })).business_id);
    } catch (reason) {
      setError(reason as Error);
      setPending(false);
    }
  }

  return (
    <div className="grid gap-4">
      {error && <ErrorNote title="You have not joined" error={error} />}
      <Button variant="primary" className="w-full" pending={pending} onClick={accept} autoFocus>
        Join {business}
      </Button>
    </div>
  );
}

/** The invitation is for one address: whoever has it signs in with it. */
function SignInFirst(props: { auth: AuthConfig; token: string; email: string; present: string | null }) {
  const next = `/sign-in?next=${encodeURIComponent(`/join?token=${props.token}`)}`;
  async function leave() {
    await attempt(props.auth, (client) => client.signOut({ scope: 'local' }));
    window.location.assign(next);
  }
  return (
    <div className="grid gap-4">
      <p className="text-sm [overflow-wrap:anywhere]">
        {props.present ? `You are signed in as ${props.present}. ` : ''}The invitation is for {props.email}.
      </p>
      {props.present ? (
        <Button variant="primary" className="w-full" onClick={leave}>
          Sign in with the other address
        </Button>
      ) : (
        <Button variant="primary" className="w-full" asChild>
          <Link href={next}>Sign in to join</Link>
        </Button>
      )}
    </div>
  );
}
