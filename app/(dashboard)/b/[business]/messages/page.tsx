import type { Metadata } from 'next';
import { first } from '#components/messages/messages-address.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { EmailsView } from './emails.tsx';
import { TemplatesView } from './templates.tsx';
import { TextsView } from './texts.tsx';

export const metadata: Metadata = { title: 'Messages' };

const VIEWS: ReadonlyMap<string | undefined, typeof TextsView> = new Map([
  ['emails', EmailsView],
  ['templates', TemplatesView],
]);

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MessagesPage({ params, searchParams }: Props) {
  const page = await pageContext((await params).business);
  const asked = await searchParams;
  const View = VIEWS.get(first(asked, 'view')) ?? TextsView;
  return <View page={page} asked={asked} />;
}
