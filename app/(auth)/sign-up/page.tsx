import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { SignUpForm } from '#components/auth/sign-up-form.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage() {
  await connection();
  return (
    <AuthCard
      title="Create an account"
      line="It comes with an agent, its number and an API key. You can ring the agent at once."
      foot={
        <>
          Have an account? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <SignUpForm auth={browserConfig()} />
    </AuthCard>
  );
}
