'use client';

import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { NewBusinessFields, useNewBusiness } from './new-business-fields.tsx';
import { QueryProvider } from './query-provider.tsx';
import { useSignOut } from './use-sign-out.ts';

/** For somebody who belongs to no business: one of their own, or the way out. */
export function FirstBusiness({ auth }: { auth: AuthConfig }) {
  return (
    <QueryProvider>
      <FirstBusinessForm auth={auth} />
    </QueryProvider>
  );
}

function FirstBusinessForm({ auth }: { auth: AuthConfig }) {
  const business = useNewBusiness();
  const { signOut, pending } = useSignOut(auth);
  return (
    <Form className="grid gap-4" onSubmit={business.submit}>
      <NewBusinessFields business={business} />
      <Button type="submit" variant="primary" className="w-full" pending={business.pending} disabled={!business.ready}>
        Add the business
      </Button>
      <Button variant="ghost" className="w-full" pending={pending} onClick={signOut}>
        Sign out
      </Button>
    </Form>
  );
}
