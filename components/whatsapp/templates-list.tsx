'use client';

import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { type TemplatesPage, type TemplatesQuery, useTemplates } from './queries.ts';
import { CATEGORY_WORDS, TEMPLATE_STATES, type Template } from './template-words.ts';

/** What may be sent by WhatsApp at any time, and how WhatsApp's decision of each stands. */
export function TemplatesList(props: { query: TemplatesQuery; initial: TemplatesPage }) {
  const { data: page = props.initial } = useTemplates(props.query, props.initial);
  return (
    <Card>
      <ul className="divide-y divide-border">
        {page.templates.map((template) => (
          <TemplateRow key={template.id} template={template} />
        ))}
      </ul>
    </Card>
  );
}

function TemplateRow({ template }: { template: Template }) {
  const { word, tone } = TEMPLATE_STATES[template.status];
  return (
    <li className="grid gap-2 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 break-all font-medium font-mono text-sm">{template.name}</h2>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </div>
      <p className="max-w-180 whitespace-pre-line text-sm">{template.body}</p>
      {template.status === 'rejected' && (
        <p className="max-w-180 text-failed text-sm">
          {template.reason ?? 'WhatsApp does not say why.'} Hand in better words under the same name.
        </p>
      )}
      <p className="text-muted-foreground text-xs">
        {CATEGORY_WORDS[template.category]} · {template.language} · <RelativeTime at={template.created_at} />
      </p>
    </li>
  );
}
