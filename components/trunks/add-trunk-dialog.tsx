'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { PasswordInput } from '#components/ui/password-input.tsx';
import { toast } from '#components/ui/toast.ts';
import { useAddTrunk } from './queries.ts';

const TRANSPORTS = (['udp', 'tcp', 'tls'] as const).map((value) => ({ value, label: value.toUpperCase() }));
type Transport = (typeof TRANSPORTS)[number]['value'];

const EMPTY = { name: '', host: '', port: '', username: '', password: '', caller_id: '' };

/** Adds a trunk: the phone company is told of it at once. */
export function AddTrunkDialog({ businessId, onClose }: { businessId: string; onClose: () => void }) {
  const add = useAddTrunk(businessId);
  const [draft, setDraft] = useState(EMPTY);
  const [transport, setTransport] = useState<Transport>('udp');
  const ready = draft.name.trim() !== '' && draft.host.trim() !== '' && /^\d*$/.test(draft.port);
  const bind = (field: keyof typeof EMPTY) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value }),
  });

  function submit() {
    const { port, ...texts } = draft;
    const given = Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text]])),
    );
    const body = { business_id: businessId, transport, name: draft.name, host: draft.host, ...given };
    add.mutate(port === '' ? body : { ...body, port: Number(port) }, {
      onSuccess: ({ name }) => {
        toast(`Calls can go out by ${name}.`);
        onClose();
      },
    });
  }

  return (
    <FormDialog
      title="Add a SIP trunk"
      line="Your exchange, or your provider’s. The password is kept encrypted and never shown again."
      action="Add the trunk"
      problem={add.error && <ErrorNote title="No trunk was added" error={add.error} />}
      pending={add.isPending}
      ready={ready}
      onSubmit={submit}
      onOpenChange={onClose}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name">
          <Input maxLength={100} placeholder="Office exchange" {...bind('name')} />
        </Field>
        <Field label="Server" hint="An IPv4 address, where calls come in by it too.">
          <Input maxLength={253} placeholder="sip.example.com" {...bind('host')} />
        </Field>
        <Field label="Transport">
          <Choice value={transport} options={TRANSPORTS} onChange={setTransport} />
        </Field>
        <Field label="Port" optional>
          <Input
            inputMode="numeric"
            maxLength={5}
            placeholder={transport === 'tls' ? '5061' : '5060'}
            {...bind('port')}
          />
        </Field>
        <Field label="User name" optional>
          <Input maxLength={200} autoComplete="off" {...bind('username')} />
        </Field>
        <Field label="Password" optional>
          <PasswordInput maxLength={500} autoComplete="new-password" {...bind('password')} />
        </Field>
        <Field label="Caller ID" optional hint="The number that people see when you call.">
          <Input maxLength={21} inputMode="tel" {...bind('caller_id')} />
        </Field>
      </div>
    </FormDialog>
  );
}
