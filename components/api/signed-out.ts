import { toast } from '#components/ui/toast.ts';

/** The session has ended while a page is open: it stays as it is, so that nothing typed is lost, and says so once. */
export function tellSignedOut(): void {
  toast.warning('You are signed out.', {
    id: 'signed-out',
    duration: Number.POSITIVE_INFINITY,
    description: 'What you see stays. Sign in again in another tab, then go on here.',
    action: { label: 'Sign in', onClick: () => window.open('/sign-in', '_blank', 'noopener') },
  });
}
