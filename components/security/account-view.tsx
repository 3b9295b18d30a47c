'use client';

import type { AuthConfig } from '#components/layout/browser-auth.ts';
import type { OpenSession, Person } from '#lib/services/sign-in/schema.ts';
import { AboutYou } from './about-you.tsx';
import { Factors } from './factors.tsx';
import { usePerson } from './queries.ts';
import { Sessions } from './sessions.tsx';

/** How the one signed in is called, signs in, and where. */
export function AccountView(props: { auth: AuthConfig; initial: Person; sessions: OpenSession[] }) {
  const { data: person } = usePerson(props.initial);
  return (
    <div className="grid max-w-180 grid-cols-1 gap-4">
      <AboutYou person={person} auth={props.auth} />
      <Factors person={person} auth={props.auth} />
      <Sessions initial={props.sessions} auth={props.auth} />
    </div>
  );
}
