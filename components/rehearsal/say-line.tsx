'use client';

import { SendHorizontal } from 'lucide-react';
import { type Ref, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';

/** The caller's next words. */
export function SayLine(props: {
  onSay: (text: string) => void;
  disabled: boolean;
  maxLength: number;
  placeholder?: string;
  field?: Ref<HTMLInputElement>;
}) {
  const [text, setText] = useState('');
  return (
    <Form
      className="flex gap-2"
      onSubmit={() => {
        const line = text.trim();
        if (!line || props.disabled) return;
        setText('');
        props.onSay(line);
      }}
    >
      <Input
        ref={props.field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={props.maxLength}
        autoComplete="off"
        aria-label="What you say"
        placeholder={props.placeholder ?? 'Say something'}
      />
      <Button type="submit" variant="primary" size="icon" aria-label="Say it" disabled={props.disabled || !text.trim()}>
        <SendHorizontal aria-hidden />
      </Button>
    </Form>
  );
}
