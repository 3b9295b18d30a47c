import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { FirstBusiness } from '#components/layout/first-business.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'No business' };

/** For somebody who is signed in and has left, or lost, the last business they belonged to. */
export default async function NoBusinessPage() {
  await connection();
  return (
    <AuthCard
      title="You are on no team any more"
      line="Somebody took you off it, you left, or the business was closed. You can be invited again by email, or begin one of your own: it comes with an agent and a number."
    >
      <FirstBusiness auth={browserConfig()} />
    </AuthCard>
  );
}
