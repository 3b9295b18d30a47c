'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { attempt } from './attempt.ts';
import { type AuthProblem, authProblem } from './auth-problem.ts';
import { type ConfirmLink, readConfirmLink } from './confirm-link.ts';
import { ProblemNote } from './problem-note.tsx';

const incomplete: AuthProblem = { title: 'This link is not complete.', advice: 'Copy it whole, or ask for a new one.' };

/**
 * Follows a mailed link, on a press and not by itself: mail scanners open links too, and each works only once.
 */
export function ConfirmStep({ auth }: { auth: AuthConfig }) {
  const [link, setLink] = useState<ConfirmLink | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  useEffect(() => {
    const found = readConfirmLink(window.location.search, window.location.hash);
    setLink(found);
    if (found.kind === 'refused') setProblem(authProblem({ code: found.code, status: 403 }));
    if (found.kind === 'nothing') setProblem(incomplete);
  }, []);

  async function follow() {
    if (link?.kind !== 'token' && link?.kind !== 'code') return;
    setPending(true);
    const failed = await attempt(auth, (client) =>
      link.kind === 'token'
        ? client.verifyOtp({ token_hash: link.tokenHash, type: link.type })
        : client.exchangeCodeForSession(link.code),
    );
    if (failed) {
      setProblem(failed);
      setPending(false);
      return;
    }
    window.location.replace(link.next);
  }

  if (!link) return <Skeleton className="h-9" />;
  if (problem) {
    return (
      <div className="grid gap-4">
        <ProblemNote problem={problem} />
        <Button variant="primary" asChild>
          <Link href="/reset">Ask for a new link</Link>
        </Button>
      </div>
    );
  }
  return (
    <Button variant="primary" className="w-full" pending={pending} onClick={follow} autoFocus>
      Continue
    </Button>
  );
}
