import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { AskResetForm } from '#components/auth/ask-reset-form.tsx';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Set a new password' };

export default async function ResetPage() {
  await connection();
  return (
    <AuthCard
      title="Set a new password"
      line="We mail you a link; it opens a page where you choose one."
      foot={
        <>
          Remember it? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <AskResetForm auth={browserConfig()} />
    </AuthCard>
  );
}
