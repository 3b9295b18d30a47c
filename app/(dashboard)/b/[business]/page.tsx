import { redirect } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';

export default async function BusinessPage({ params }: { params: Promise<{ business: string }> }) {
  redirect(businessPath((await params).business));
}
