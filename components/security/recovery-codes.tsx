'use client';

import { useState } from 'react';
import { ask } from '#components/auth/attempt.ts';
import type { AuthProblem } from '#components/auth/auth-problem.ts';
import { ProblemNote } from '#components/auth/problem-note.tsx';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copyable.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';

const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');

/** Ten codes at the one time that they can be read. */
export function CodesShown({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = codes.map(grouped).join('\n');
  return (
    <>
      <DialogHeader>
        <DialogTitle>Keep your recovery codes</DialogTitle>
        <DialogDescription>
          Each signs you in once without the app, should you lose it. They cannot be shown again.
        </DialogDescription>
      </DialogHeader>
      <div className="relative rounded-md border border-border bg-muted">
        <ul className="figures grid gap-x-6 gap-y-1 p-4 text-sm sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{grouped(code)}</li>
          ))}
        </ul>
        <CopyButton value={text} label="Copy all codes" className="absolute top-1.5 right-1.5" />
      </div>
      <DialogFooter>
        <Button asChild>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="kaicalls-recovery-codes.txt"
          >
            Save as a file
          </a>
        </Button>
        <Button variant="primary" onClick={onKept}>
          I have kept them
        </Button>
      </DialogFooter>
    </>
  );
}

/** Makes new codes in the place of the old ones, and shows them once. */
export function NewCodes({ auth }: { auth: AuthConfig }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  async function make() {
    setPending(true);
    const made = await ask(auth, (client) => client.mfa.recoveryCodes.regenerate());
    setPending(false);
    setProblem(made.problem);
    if (made.data) setCodes(made.data.codes);
  }

  function close() {
    setAsking(false);
    setCodes(null);
    setProblem(null);
  }

  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        New recovery codes
      </Button>
      <Dialog open={asking} onOpenChange={(open) => !open && close()}>
        <DialogContent onInteractOutside={(event) => codes && event.preventDefault()}>
          {codes ? (
            <CodesShown codes={codes} onKept={close} />
          ) : (
            <>
              <DialogHeader>
                <DialogTitle>Make new recovery codes?</DialogTitle>
                <DialogDescription>Ten new ones. Those that you kept before stop working at once.</DialogDescription>
              </DialogHeader>
              {problem && <ProblemNote problem={problem} />}
              <DialogFooter>
                <Button onClick={close}>Keep the old ones</Button>
                <Button variant="primary" pending={pending} onClick={make}>
                  Make new ones
                </Button>
              </DialogFooter>
            </>
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}
