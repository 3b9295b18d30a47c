import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { SignOutButton } from '#components/auth/sign-out-button.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'No business' };

/** For somebody who was signed in and has left, or lost, the last business they belonged to. */
export default async function NoBusinessPage() {
  await connection();
  return (
    <AuthCard
      title="You are on no team any more"
      line="Somebody took you off it, you left, or the business was closed. An owner or admin can invite you again by email."
    >
      <SignOutButton auth={browserConfig()} />
    </AuthCard>
  );
}
