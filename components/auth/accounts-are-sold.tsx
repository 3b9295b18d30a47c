import Link from 'next/link';
import { AuthCard } from './auth-card.tsx';

/** In the place of the form where an account costs something: a browser cannot pay by x402, and a program can. */
export function AccountsAreSold() {
  return (
    <AuthCard
      title="Create an account"
      line="Here an account costs a payment by x402, which a program makes: the API asks for it, and makes the account for it."
      foot={
        <>
          Have one? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <p className="text-base">
        Send your sign-up to <code className="font-mono text-sm">POST /api/v1/signup</code> with a client of x402: its
        answer says what to pay, and to whom.{' '}
        <Link href="/docs" className="font-medium text-live underline-offset-4 hover:underline">
          The documentation
        </Link>{' '}
        has the rest. Then you sign in here like anybody else.
      </p>
    </AuthCard>
  );
}
