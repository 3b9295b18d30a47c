import type { Metadata } from 'next';
import { first } from '#components/messages/messages-address.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { EmailsView } from './emails.tsx';
import { TextsView } from './texts.tsx';

export const metadata: Metadata = { title: 'Messages' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MessagesPage({ params, searchParams }: Props) {
  const page = await pageContext((await params).business);
  const asked = await searchParams;
  return first(asked, 'view') === 'emails' ? (
    <EmailsView page={page} asked={asked} />
  ) : (
    <TextsView page={page} asked={asked} />
  );
}
