import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountsAreSold } from '#components/auth/accounts-are-sold.tsx';
import { SignUpForm } from '#components/auth/sign-up-form.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { isOn, isSet } from '#lib/core/settings.ts';
import { MOST_OF_A_LINE } from '#lib/services/businesses/schema.ts';

export const metadata: Metadata = {
  title: 'Create an account',
  description: 'Thirty days free, no card. It comes with an agent, its number and an API key.',
};

interface Props {
  /** `about` and `name`: the line and the name of an agent that was tried out on the first page. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUpPage({ searchParams }: Props) {
  await connection();
  if (isOn(process.env, 'X402_ENABLED')) return <AccountsAreSold />;
  const { about, name } = await searchParams;
  const kept = typeof about === 'string' ? about.slice(0, MOST_OF_A_LINE) : '';
  return (
    <SignUpForm
      auth={browserConfig()}
      simulated={!isSet(process.env, 'VAPI_API_KEY')}
      about={kept}
      name={typeof name === 'string' ? name.slice(0, 200) : ''}
    />
  );
}
