import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { ConfirmStep } from '#components/auth/confirm-step.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Confirm', referrer: 'no-referrer' };

export default async function ConfirmPage() {
  await connection();
  return (
    <AuthCard title="Confirm that it is you" line="You came by a link from our mail. It works once.">
      <ConfirmStep auth={browserConfig()} />
    </AuthCard>
  );
}
