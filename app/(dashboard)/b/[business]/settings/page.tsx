import { redirect } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';

export default async function SettingsPage({ params }: { params: Promise<{ business: string }> }) {
  redirect(businessPath((await params).business, 'settings/business'));
}
