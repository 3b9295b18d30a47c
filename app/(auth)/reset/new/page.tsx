import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { NewPasswordForm } from '#components/auth/new-password-form.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Choose a password' };

export default async function NewPasswordPage() {
  await connection();
  return (
    <AuthCard title="Choose a password" line="From now on you sign in with it.">
      <NewPasswordForm auth={browserConfig()} />
    </AuthCard>
  );
}
