'use client';

import { SendHorizontal } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Form } from '#components/ui/form.tsx';
import { GapFields } from '#components/whatsapp/gap-fields.tsx';
import { useTemplates } from '#components/whatsapp/queries.ts';
import type { Template } from '#components/whatsapp/template-words.ts';
import { fillGaps, gapsIn } from '#lib/core/gaps.ts';
import { templatesPath } from './messages-address.ts';
import { useSendTemplate } from './queries.ts';

const CLOSED =
  'WhatsApp takes free text only within 24 hours of their last message, and an approved template at any time.';

/** WhatsApp while its window is closed: what has been approved beforehand, with its gaps filled in. */
export function ComposeTemplate(props: {
  businessId: string;
  phone: string;
  leadId: string | undefined;
  agentId: string;
  /** The choice of channel. */
  children: ReactNode;
}) {
  const approved = useTemplates({ business_id: props.businessId, status: 'approved', limit: '100' });
  const templates = approved.data?.templates ?? [];
  const [chosen, choose] = useState<string>();
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  return (
    <div className="grid gap-3">
      <p role="note" className="rounded-md bg-missed-soft px-4 py-3 text-sm">
        {CLOSED}{' '}
        {approved.isSuccess && !template && (
          <Link href={templatesPath(props.businessId)} className="rounded-xs text-live">
            Write a template
          </Link>
        )}
      </p>
      {template ? (
        <FillIn
          key={template.id}
          {...props}
          template={template}
          choice={<TemplateChoice templates={templates} value={template} onChange={choose} />}
        />
      ) : (
        <div className="flex justify-end">{props.children}</div>
      )}
    </div>
  );
}

function TemplateChoice(props: { templates: Template[]; value: Template; onChange: (id: string) => void }) {
  return (
    <Choice
      value={props.value.id}
      options={props.templates.map(({ id, name, language }) => ({ value: id, label: `${name} · ${language}` }))}
      onChange={props.onChange}
      label="Which template"
      size="sm"
      className="w-auto min-w-0 max-w-60"
    />
  );
}

function FillIn(props: {
  phone: string;
  leadId: string | undefined;
  agentId: string;
  template: Template;
  choice: ReactNode;
  children: ReactNode;
}) {
  const send = useSendTemplate();
  const [values, setValues] = useState<Record<string, string>>({});
  const { name, language, body, examples } = props.template;
  const gaps = gapsIn(body);
  const complete = gaps.every((gap) => values[gap]?.trim());

  function submit() {
    const variables = Object.fromEntries(gaps.map((gap) => [gap, values[gap]?.trim() ?? '']));
    send.mutate(
      { agent_id: props.agentId, to: props.phone, lead_id: props.leadId, content: { name, language, variables } },
      {
        onSuccess: () => setValues({}),
        onError: (error) => toastError('The message was not sent.', error),
      },
    );
  }

  return (
    <Form
      className="grid gap-3"
      onSubmit={() => {
        if (complete && !send.isPending) submit();
      }}
    >
      <p className="whitespace-pre-line text-sm">{fillGaps(body, values)}</p>
      <GapFields
        gaps={gaps}
        label={(gap) => `For {{${gap}}}`}
        values={values}
        examples={examples}
        onChange={setValues}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {props.choice}
        {props.children}
        <Button type="submit" variant="primary" className="ml-auto" disabled={!complete} pending={send.isPending}>
          <SendHorizontal aria-hidden />
          Send
        </Button>
      </div>
    </Form>
  );
}
