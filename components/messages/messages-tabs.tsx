import { LinkTabs } from '#components/ui/link-tabs.tsx';
import { emailsPath, messagesPath } from './messages-address.ts';

/** Texts and emails: one page, two views. */
export function MessagesTabs(props: { businessId: string; view: 'texts' | 'emails' }) {
  return (
    <LinkTabs
      label="Messages"
      tabs={[
        { label: 'Texts', href: messagesPath(props.businessId), current: props.view === 'texts' },
        { label: 'Email', href: emailsPath(props.businessId), current: props.view === 'emails' },
      ]}
    />
  );
}
