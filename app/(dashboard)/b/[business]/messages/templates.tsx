import dynamic from 'next/dynamic';
import { neighbours } from '#components/api/trail.ts';
import { first, messagesPath } from '#components/messages/messages-address.ts';
import { MessagesTabs } from '#components/messages/messages-tabs.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import type { TemplatesPage } from '#components/whatsapp/queries.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { networkOf } from '#lib/services/messages/network.ts';
import { ListTemplatesInput } from '#lib/services/whatsapp/schema.ts';
import { listTemplates } from '#lib/services/whatsapp/templates.ts';
import type { PageContext } from '#lib/surfaces/pages/context.ts';

// Views of one address: each loads what it shows.
const TemplatesList = dynamic(() =>
  import('#components/whatsapp/templates-list.tsx').then((module) => module.TemplatesList),
);
const NewTemplate = dynamic(() => import('#components/whatsapp/new-template.tsx').then((module) => module.NewTemplate));

type Asked = Record<string, string | string[] | undefined>;

/** What WhatsApp has approved, or is to approve. */
export async function TemplatesView({ page, asked }: { page: PageContext; asked: Asked }) {
  const { ctx, business } = page;
  const place = { after: first(asked, 'after'), before: first(asked, 'before') };
  const whole = { business_id: business.id, after: place.after };
  const parsed = ListTemplatesInput.safeParse(whole);
  const query = parsed.success ? whole : { business_id: business.id };
  const listed = await listTemplates(ctx, parsed.data ?? ListTemplatesInput.parse(query));
  const templates: TemplatesPage = JSON.parse(listed.text);
  const write = roleAtLeast(business.role, 'member') && <NewTemplate businessId={business.id} />;
  const empty = templates.templates.length === 0;
  return (
    <>
      <PageHeader
        title="Messages"
        line={
          networkOf(ctx, page).simulated
            ? 'What may be sent by WhatsApp at any time. Approval is simulated.'
            : 'What may be sent by WhatsApp at any time'
        }
        actions={!empty && write}
      />
      <MessagesTabs businessId={business.id} view="templates" />
      {empty ? (
        <Card>
          <EmptyState
            title="Your WhatsApp templates will be here"
            why="Whoever has not written by WhatsApp within 24 hours can only be sent words that WhatsApp has approved."
            action={write}
          />
        </Card>
      ) : (
        <>
          <TemplatesList key={JSON.stringify(query)} query={query} initial={templates} />
          <Pager {...neighbours(messagesPath(business.id), TEMPLATES, place, templates.next_cursor)} />
        </>
      )}
    </>
  );
}

const TEMPLATES = { view: 'templates' };
