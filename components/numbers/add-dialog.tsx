'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { toast } from '#components/ui/toast.ts';
import type { AvailableNumber } from '#lib/services/numbers/schema.ts';
import type { AddNumberProps } from './add-number.tsx';
import { BundleStep } from './bundle-step.tsx';
import { Choices } from './choices.tsx';
import { useAvailable, useBundle, useBuyNumber, type Wanted } from './market-queries.ts';
import { monthly } from './number-words.ts';
import { SearchFields } from './search-fields.tsx';
import { useSettled } from './use-settled.ts';

const TYPING_MS = 350;

/** Finds a number, says what it costs and who will answer it, and buys it. */
export function AddDialog(props: AddNumberProps & { onClose: () => void }) {
  const { businessId, agents, onClose } = props;
  const router = useRouter();
  const [wanted, setWanted] = useState<Wanted>({ country: 'US', type: 'local', area_code: '' });
  const { country: code, type } = wanted;
  const area_code = useSettled(wanted.area_code, TYPING_MS);
  const search = useAvailable(businessId, { country: code, type, area_code });
  const [phone, setPhone] = useState('');
  const chosen = search.data?.numbers.find(({ phone_number }) => phone_number === phone);
  const [agentId, setAgentId] = useState(agents[0]?.id ?? null);
  // Asked again, the same order is the same purchase.
  const [dialog] = useState(() => crypto.randomUUID());
  const buy = useBuyNumber(businessId);
  const asks = search.data?.bundle_required ?? false;
  const bundle = useBundle(businessId, wanted, asks);
  const mayBuy = !asks || bundle.data?.status === 'approved';
  const country = props.countries.find((one) => one.code === code);
  const answering = agents.find(({ id }) => id === agentId)?.name;

  function order(number: AvailableNumber) {
    const agent = agentId === null ? {} : { agent_id: agentId };
    buy.mutate(
      {
        business_id: businessId,
        phone_number: number.phone_number,
        ...agent,
        once: `${dialog} ${number.phone_number} ${agentId}`,
      },
      {
        onSuccess: () => {
          toast(`${formatPhone(number.phone_number)} is yours. ${answering ?? 'Nobody'} answers it.`);
          router.refresh();
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-140 grid-rows-[auto_minmax(0,1fr)] overflow-hidden p-0">
        <DialogHeader className="px-6 pt-6">
          <DialogTitle>Add a number</DialogTitle>
          <DialogDescription>
            {search.data?.simulated
              ? 'Simulated numbers: they ring here, not in the phone network, and cost nothing.'
              : 'A number of the phone network, charged by the month until you release it.'}
          </DialogDescription>
        </DialogHeader>
        <Form
          className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto]"
          onSubmit={() => {
            if (chosen && mayBuy) order(chosen);
          }}
        >
          <div className="grid content-start gap-5 overflow-y-auto px-6 py-1">
            <SearchFields
              countries={props.countries}
              value={wanted}
              onChange={(next) => {
                setWanted(next);
                setPhone('');
              }}
            />
            {asks && bundle.isSuccess && (
              <BundleStep businessId={businessId} country={country?.name ?? ''} wanted={wanted} bundle={bundle.data} />
            )}
            {search.error ? (
              <ErrorNote title="No numbers can be shown" error={search.error} />
            ) : (
              <Choices
                numbers={search.data?.numbers}
                stale={search.isPlaceholderData || area_code !== wanted.area_code}
                disabled={!mayBuy}
                value={phone}
                onChange={setPhone}
              />
            )}
            {mayBuy && chosen && (
              <Field label="Answered by">
                <Choice
                  value={agentId}
                  options={[
                    ...agents.map(({ id, name }) => ({ value: id, label: name })),
                    { value: null, label: 'Nobody yet' },
                  ]}
                  onChange={setAgentId}
                />
              </Field>
            )}
          </div>
          <div className="mt-4 flex flex-wrap items-center justify-end gap-2 border-border border-t px-6 py-4">
            {buy.error && <ErrorNote className="basis-full" title="The number was not bought" error={buy.error} />}
            {mayBuy && chosen && chosen.monthly_cost > 0 && (
              <p className="min-w-0 flex-1 basis-56 text-balance text-muted-foreground text-xs">
                {monthly(chosen.monthly_cost)}, the first today. Released at any time.
              </p>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={buy.isPending} disabled={!chosen || !mayBuy}>
              {chosen ? `${chosen.monthly_cost > 0 ? 'Buy' : 'Add'} ${formatPhone(chosen.phone_number)}` : 'Choose one'}
            </Button>
          </div>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
