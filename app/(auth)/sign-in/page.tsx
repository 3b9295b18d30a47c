import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { nextPath } from '#components/auth/next-path.ts';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  await connection();
  const { next } = await searchParams;
  return (
    <AuthCard
      title="Sign in"
      line="Your calls, leads and agents."
      foot={
        <>
          New here? <Link href="/sign-up">Create an account</Link>
        </>
      }
    >
      <SignInForm auth={browserConfig()} next={nextPath(typeof next === 'string' ? next : null)} />
    </AuthCard>
  );
}
