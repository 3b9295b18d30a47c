'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { attempt } from '#components/auth/attempt.ts';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { OpenSession } from '#lib/services/sign-in/schema.ts';
import { AuthDialog } from './auth-dialog.tsx';
import { deviceWords, isPhone } from './device-words.ts';
import { useEndSession, useReadAgain, useSessions } from './queries.ts';

/** Where the person is signed in, and how to end it there. */
export function Sessions({ initial, auth }: { initial: OpenSession[]; auth: AuthConfig }) {
  const { data: sessions } = useSessions(initial);
  const readAgain = useReadAgain();
  const [pending, setPending] = useState(false);

  async function endOthers() {
    setPending(true);
    const failed = await attempt(auth, (client) => client.signOut({ scope: 'others' }));
    await readAgain();
    setPending(false);
    if (failed) toast.error(failed.title, { description: failed.advice });
    else toast('Every other browser is signed out.');
  }

  async function endAll() {
    const failed = await attempt(auth, (client) => client.signOut({ scope: 'global' }));
    if (!failed) window.location.assign('/sign-in');
    return failed;
  }

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Where you are signed in</CardTitle>
          <CardDescription>A browser that you do not know: sign it out, then change your password.</CardDescription>
        </div>
      </CardHeader>
      <ul className="mt-2 divide-y divide-border border-border border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} of={session} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 border-border border-t px-4 py-3">
        {sessions.length > 1 && (
          <Button size="sm" pending={pending} onClick={endOthers}>
            Sign out the others
          </Button>
        )}
        <AuthDialog
          trigger={<Button size="sm">Sign out everywhere</Button>}
          title="Sign out everywhere?"
          line="This browser too: you sign in again with your password."
          action="Sign out everywhere"
          variant="destructive"
          onSubmit={endAll}
        >
          {null}
        </AuthDialog>
      </div>
    </Card>
  );
}

function SessionRow({ of }: { of: OpenSession }) {
  const end = useEndSession();
  const device = deviceWords(of.user_agent);
  const Icon = isPhone(of.user_agent) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <Icon className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-base">
          <span className="truncate">{device}</span>
          {of.current && <Badge tone="live">This one</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
          {of.ip && <span className="figures">{of.ip}</span>}
          <span>
            Signed in <RelativeTime within at={of.created_at} />
          </span>
          {of.used_at !== of.created_at && (
            <span>
              Last used <RelativeTime within at={of.used_at} />
            </span>
          )}
        </p>
      </div>
      {!of.current && (
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Sign out ${device}`}
          onClick={() =>
            end.mutate(of.id, {
              onSuccess: () => toast(`${device} is signed out.`),
              onError: (error) => toastError(`${device} is still signed in.`, error),
            })
          }
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
