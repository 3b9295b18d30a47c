import dynamic from 'next/dynamic';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { EMAIL_STATES } from '#components/emails/email-words.ts';
import type { EmailsPage } from '#components/emails/queries.ts';
import { emailsPath, first, messagesPath } from '#components/messages/messages-address.ts';
import { MessagesTabs } from '#components/messages/messages-tabs.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listEmails } from '#lib/services/emails/read.ts';
import { ListEmailsInput } from '#lib/services/emails/schema.ts';
import type { PageContext } from '#lib/surfaces/pages/context.ts';

// Views of one address: each loads what it shows.
const EmailsTable = dynamic(() => import('#components/emails/emails-table.tsx').then((module) => module.EmailsTable));
const NewEmail = dynamic(() => import('#components/emails/new-email.tsx').then((module) => module.NewEmail));

const STATUSES = Object.entries(EMAIL_STATES).map(([value, { word }]) => ({ value, label: word }));

type Asked = Record<string, string | string[] | undefined>;

/** The queue of emails: what waits for approval, what went out, what failed. */
export async function EmailsView({ page: { ctx, business }, asked }: { page: PageContext; asked: Asked }) {
  const one = (name: string) => first(asked, name);
  const whole = { business_id: business.id, status: one('status'), after: one('after') };
  const parsed = ListEmailsInput.safeParse(whole);
  // A filter that cannot be used is left out: the select above the list shows that none is chosen.
  const query = parsed.success ? whole : { business_id: business.id };
  const listed = await listEmails(ctx, parsed.data ?? ListEmailsInput.parse(query));
  const page: EmailsPage = JSON.parse(listed.text);
  const canWrite = roleAtLeast(business.role, 'member');
  const path = messagesPath(business.id);
  const filters = { view: 'emails', status: whole.status };
  const write = canWrite && <NewEmail businessId={business.id} to={one('to')} leadId={one('lead')} />;
  const empty = page.emails.length === 0;
  return (
    <>
      <PageHeader
        title="Messages"
        line="Texts and emails with your leads"
        actions={empty && !whole.status ? null : write}
      />
      <MessagesTabs businessId={business.id} view="emails" />
      {(whole.status || !empty) && <FilterBar choices={[{ param: 'status', any: 'Any status', options: STATUSES }]} />}
      {empty ? (
        <Card>
          {whole.status || whole.after ? (
            <EmptyState
              title="No email stands like this"
              why="Choose another status, or look at all emails."
              action={
                <Button asChild>
                  <Link href={emailsPath(business.id)}>All emails</Link>
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="Your emails will be here"
              why="What SDR, your programs and you write to leads. It waits here until you approve it."
              action={write}
            />
          )}
        </Card>
      ) : (
        <>
          <EmailsTable key={JSON.stringify(query)} query={query} initial={page} canWrite={canWrite} />
          <Pager {...neighbours(path, filters, { after: whole.after, before: one('before') }, page.next_cursor)} />
        </>
      )}
    </>
  );
}
