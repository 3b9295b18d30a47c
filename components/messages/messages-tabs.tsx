import { LinkTabs } from '#components/ui/link-tabs.tsx';
import { emailsPath, messagesPath, templatesPath } from './messages-address.ts';

/** Texts, emails and WhatsApp's templates: one page, three views. */
export function MessagesTabs(props: { businessId: string; view: 'texts' | 'emails' | 'templates' }) {
  return (
    <LinkTabs
      label="Messages"
      tabs={[
        { label: 'Texts', href: messagesPath(props.businessId), current: props.view === 'texts' },
        { label: 'Email', href: emailsPath(props.businessId), current: props.view === 'emails' },
        {
          label: 'WhatsApp templates',
          href: templatesPath(props.businessId),
          current: props.view === 'templates',
        },
      ]}
    />
  );
}
