import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import type { Role } from '#lib/core/scope.ts';
import { sessionStanding } from '#lib/services/team/access.ts';
import { composedPorts, readSession } from '#lib/surfaces/compose.ts';

export interface BusinessInReach {
  id: string;
  name: string;
  role: Role;
  /** The live business of a test twin. */
  twinOf: string | null;
}

export interface PageContext {
  ctx: Context;
  email: string;
  businesses: BusinessInReach[];
  business: BusinessInReach;
  /** No real carrier stands behind this business: every page says so. */
  simulated: boolean;
  test: boolean;
}

/** The signed-in person and every business within reach; sends anyone else to sign in. Read once per request. */
export const signedInPerson = cache(async () => {
  const jar = await cookies();
  const header = jar
    .getAll()
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
  const session = header ? await readSession(new Request('http://localhost/', { headers: { cookie: header } })) : null;
  if (!session) redirect('/sign-in');
  const rows = await callApp<{ business_id: string; role: Role; name: string; twin_of: string | null }>(
    'select * from app.find_session($1, $2)',
    [session.userId, session.sessionId],
  );
  if (rows.length === 0) {
    const standing = await sessionStanding(session.userId, session.sessionId);
    redirect(standing === 'open' ? '/no-business' : '/sign-in');
  }
  const businesses = rows.map(
    (row): BusinessInReach => ({ id: row.business_id, name: row.name, role: row.role, twinOf: row.twin_of }),
  );
  return { session, businesses };
});

/**
 * What a page of `/b/<business>/…` works with. The services that it calls see this business alone; a business that the
 * person does not belong to does not exist.
 */
export const pageContext = cache(async (businessId: string): Promise<PageContext> => {
  const { session, businesses } = await signedInPerson();
  const business = businesses.find(({ id }) => id === businessId);
  if (!business) notFound();
  const ports = composedPorts();
  const test = business.twinOf !== null;
  return {
    ctx: {
      requestId: 'page',
      principal: {
        kind: 'session',
        id: session.sessionId,
        accountId: session.userId,
        email: session.email,
        roles: new Map(businesses.map(({ id, role }) => [id, role])),
      },
      businesses: [business.id],
      ip: null,
      ports,
      usage: {},
    },
    email: session.email,
    businesses,
    business,
    test,
    simulated: test || ports.get(carriersPort).live === null,
  };
});
