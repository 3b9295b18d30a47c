'use client';

import { ShieldCheck } from 'lucide-react';
import { ask, attempt } from '#components/auth/attempt.ts';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Person } from '#lib/services/sign-in/schema.ts';
import { AddFactor } from './add-factor.tsx';
import { AuthDialog } from './auth-dialog.tsx';
import { useReadAgain } from './queries.ts';
import { NewCodes } from './recovery-codes.tsx';

/** The authenticator apps of the one signed in. */
export function Factors({ person, auth }: { person: Person; auth: AuthConfig }) {
  const { factors } = person;
  const on = factors.length > 0;
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Second factor</CardTitle>
          <CardDescription>
            Sign-in asks for a code of an app too: whoever learns your password cannot come in with it.
          </CardDescription>
        </div>
        {on && (
          <StatusBadge tone="live" icon={ShieldCheck}>
            On
          </StatusBadge>
        )}
      </CardHeader>
      {on && (
        <ul className="mt-2 divide-y divide-border border-border border-t">
          {factors.map((factor) => (
            <FactorRow key={factor.id} of={factor} auth={auth} last={factors.length === 1} />
          ))}
        </ul>
      )}
      {/* In one place before and after: its dialog shows the recovery codes when the first app counts already. */}
      <div className={on ? 'flex flex-wrap gap-2 border-border border-t px-4 py-3' : 'px-4 pt-2 pb-4'}>
        <AddFactor auth={auth} first={!on} />
        {on && <NewCodes auth={auth} />}
      </div>
    </Card>
  );
}

function FactorRow({ of, auth, last }: { of: Person['factors'][number]; auth: AuthConfig; last: boolean }) {
  const readAgain = useReadAgain();
  const name = of.name || 'Authenticator app';

  async function remove() {
    const failed = await attempt(auth, (client) => client.mfa.unenroll({ factorId: of.id }));
    if (failed) return failed;
    // The session's token still says that the app was asked for.
    await ask(auth, (client) => client.refreshSession());
    await readAgain();
    toast(`${name} is removed.`, { description: last ? 'Sign-in asks for your password alone.' : undefined });
    return null;
  }

  return (
    <li className="flex items-center justify-between gap-4 px-4 py-2.5">
      <div className="min-w-0">
        <p className="truncate text-base">{name}</p>
        <p className="text-muted-foreground text-xs">
          Added <RelativeTime within at={of.created_at} />
        </p>
      </div>
      <AuthDialog
        trigger={
          <Button variant="ghost" size="sm" aria-label={`Remove ${name}`}>
            Remove
          </Button>
        }
        title={`Remove “${name}”?`}
        line={
          last
            ? 'Sign-in asks for your password alone from then on, and your recovery codes stop working.'
            : 'Sign-in takes the codes of your other apps from then on.'
        }
        action="Remove it"
        variant="destructive"
        onSubmit={remove}
      >
        {null}
      </AuthDialog>
    </li>
  );
}
