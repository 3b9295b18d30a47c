'use client';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { CHANNEL_WORDS } from './text-words.ts';

type Channel = Text['channel'];

/** By text, or by WhatsApp. */
export function ChannelChoice(props: { value: Channel; onChange: (channel: Channel) => void; small?: boolean }) {
  return (
    <Select value={props.value} onValueChange={(value) => props.onChange(value as Channel)}>
      <SelectTrigger
        {...(props.small ? { size: 'sm', 'aria-label': 'How it is sent', className: 'ml-auto w-auto' } : {})}
      >
        <SelectValue>{CHANNEL_WORDS[props.value]}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {Object.entries(CHANNEL_WORDS).map(([channel, words]) => (
          <SelectItem key={channel} value={channel}>
            {words}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
