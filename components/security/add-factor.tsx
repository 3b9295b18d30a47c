'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ask, attempt } from '#components/auth/attempt.ts';
import type { AuthProblem } from '#components/auth/auth-problem.ts';
import { ProblemNote } from '#components/auth/problem-note.tsx';
import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { useReadAgain } from './queries.ts';
import { CodesShown } from './recovery-codes.tsx';
import type { Enrolment } from './scan-step.tsx';

const ScanStep = dynamic(() => import('./scan-step.tsx').then((module) => module.ScanStep));

/** Adds an authenticator app in three steps: its name, its picture and first code, and recovery codes with the first one. */
export function AddFactor({ auth, first }: { auth: AuthConfig; first: boolean }) {
  const readAgain = useReadAgain();
  const [open, setOpen] = useState(false);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  function begin() {
    setEnrolment(null);
    setCodes(null);
    setProblem(null);
    setPending(false);
  }

  async function name(form: FormData) {
    const friendlyName = String(form.get('name')).trim();
    const { data, problem: failed } = await ask(auth, async (client) => {
      // What was begun before and left would keep the name.
      const { data: known } = await client.mfa.listFactors();
      for (const { id, status } of known?.all ?? [])
        if (status === 'unverified') await client.mfa.unenroll({ factorId: id });
      return client.mfa.enroll({ factorType: 'totp', friendlyName, issuer: 'KaiCalls' });
    });
    if (data) setEnrolment({ id: data.id, picture: data.totp.qr_code, secret: data.totp.secret });
    return failed;
  }

  async function verify(form: FormData, { id }: Enrolment) {
    const code = String(form.get('code')).replaceAll(/\s/g, '');
    const failed = await attempt(auth, (client) => client.mfa.challengeAndVerify({ factorId: id, code }));
    if (failed) return failed;
    await readAgain();
    // A server without recovery codes has none to show: the factor counts all the same.
    const made = first ? await ask(auth, (client) => client.mfa.recoveryCodes.generate()) : null;
    if (made?.data) setCodes(made.data.codes);
    else close();
    return null;
  }

  function close() {
    setOpen(false);
    setCodes(null);
    toast('Sign-in asks for a code from now on.', { description: 'Every other browser was signed out.' });
  }

  async function submit(form: FormData) {
    setPending(true);
    setProblem(null);
    setProblem(enrolment ? await verify(form, enrolment) : await name(form));
    setPending(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (codes) return close();
        setOpen(next);
        if (next) begin();
      }}
    >
      <DialogTrigger asChild>
        <Button size="sm" variant={first ? 'primary' : 'secondary'}>
          {first ? 'Set it up' : 'Add another'}
        </Button>
      </DialogTrigger>
      <DialogContent onInteractOutside={(event) => codes && event.preventDefault()}>
        {codes ? (
          <CodesShown codes={codes} onKept={close} />
        ) : (
          <Form key={enrolment ? 'code' : 'name'} onSubmit={submit} className="grid gap-4">
            <DialogHeader>
              <DialogTitle>{enrolment ? 'Scan this with the app' : 'Add an authenticator app'}</DialogTitle>
              <DialogDescription>
                {enrolment
                  ? 'Then type the six digits that it shows.'
                  : 'Any app that makes six-digit codes will do: a password manager, Google Authenticator, 1Password.'}
              </DialogDescription>
            </DialogHeader>
            {enrolment ? <ScanStep of={enrolment} /> : <NameField first={first} />}
            {problem && <ProblemNote problem={problem} />}
            <DialogFooter>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button type="submit" variant="primary" pending={pending}>
                {enrolment ? 'Check the code' : 'Continue'}
              </Button>
            </DialogFooter>
          </Form>
        )}
      </DialogContent>
    </Dialog>
  );
}

function NameField({ first }: { first: boolean }) {
  return (
    <Field label="Where is it?" hint="So that you know it again when you remove it.">
      <Input name="name" required maxLength={60} defaultValue={first ? 'My phone' : ''} placeholder="Office tablet" />
    </Field>
  );
}
