import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';
import { LAST_BUSINESS_COOKIE } from '#components/overview/last-business.ts';
import { signedInPerson } from '#lib/surfaces/pages/context.ts';

/** Leads to the business that was open last, else to the first one. */
export default async function DashboardPage() {
  const { businesses } = await signedInPerson();
  const last = (await cookies()).get(LAST_BUSINESS_COOKIE)?.value;
  const business =
    businesses.find(({ id }) => id === last) ?? businesses.find(({ twinOf }) => twinOf === null) ?? businesses[0];
  redirect(business ? businessPath(business.id) : '/sign-in');
}
