'use client';

import Image from 'next/image';
import { CodeInput } from '#components/auth/code-step.tsx';
import { CopyButton } from '#components/ui/copyable.tsx';
import { Field } from '#components/ui/field.tsx';

export interface Enrolment {
  id: string;
  picture: string;
  secret: string;
}

/** The picture of a new factor, its secret in letters, and its first code. */
export function ScanStep({ of }: { of: Enrolment }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-4">
        <Image
          src={of.picture}
          alt="QR code for the authenticator app"
          width={160}
          height={160}
          unoptimized
          className="rounded-md bg-white p-1"
        />
        <div className="min-w-0 flex-1 basis-40">
          <p className="mb-1.5 text-muted-foreground text-xs">No camera at hand? Type this into the app instead:</p>
          <div className="flex items-start gap-1 rounded-md border border-border bg-muted py-1 pr-1 pl-3">
            <code className="figures flex-1 py-1 text-sm">{of.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
            <CopyButton value={of.secret} label="Copy the secret" />
          </div>
        </div>
      </div>
      <Field label="Code">
        <CodeInput autoFocus />
      </Field>
    </>
  );
}
