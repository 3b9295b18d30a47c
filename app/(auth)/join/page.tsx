import type { Metadata } from 'next';
import { connection } from 'next/server';
import { JoinStep } from '#components/team/join-step.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

export const metadata: Metadata = { title: 'Join a team', referrer: 'no-referrer' };

export default async function JoinPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  await connection();
  const { token } = await searchParams;
  return <JoinStep auth={browserConfig()} token={typeof token === 'string' ? token : ''} />;
}
