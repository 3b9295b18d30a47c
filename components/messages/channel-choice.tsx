'use client';

import { Choice, optionsOf } from '#components/ui/choice.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { CHANNEL_WORDS } from './text-words.ts';

type Channel = Text['channel'];

/** By text, or by WhatsApp. */
export function ChannelChoice(props: { value: Channel; onChange: (channel: Channel) => void; small?: boolean }) {
  return (
    <Choice
      value={props.value}
      options={optionsOf(CHANNEL_WORDS)}
      onChange={props.onChange}
      {...(props.small ? { size: 'sm', label: 'How it is sent', className: 'ml-auto w-auto' } : {})}
    />
  );
}
