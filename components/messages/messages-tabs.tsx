import { LinkTabs } from '#components/ui/link-tabs.tsx';
import { messagesPath } from './messages-address.ts';

/** Texts and emails: one page, two views. */
export function MessagesTabs(props: { businessId: string; view: 'texts' | 'emails' }) {
  const texts = messagesPath(props.businessId);
  return (
    <LinkTabs
      label="Messages"
      tabs={[
        { label: 'Texts', href: texts, current: props.view === 'texts' },
        { label: 'Email', href: `${texts}?view=emails`, current: props.view === 'emails' },
      ]}
    />
  );
}
