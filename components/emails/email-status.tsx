import { CircleDot } from 'lucide-react';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { EmailStatus as Status } from '#lib/services/emails/schema.ts';
import { EMAIL_STATES } from './email-words.ts';

export function EmailStatus({ status }: { status: Status }) {
  const { tone, word } = EMAIL_STATES[status];
  return (
    <StatusBadge tone={tone} icon={tone === 'live' ? CircleDot : undefined}>
      {word}
    </StatusBadge>
  );
}
