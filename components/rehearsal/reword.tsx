'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** Other words for what the caller said. Enter says them, Escape leaves them. */
export function Reword(props: { text: string; maxLength: number; onSay: (text: string) => void; onLeave: () => void }) {
  const [text, setText] = useState(props.text);
  const say = () => (text.trim() && text.trim() !== props.text ? props.onSay(text.trim()) : props.onLeave());
  return (
    <Form
      className="grid gap-2 pb-1"
      onSubmit={say}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          say();
        }
        if (event.key === 'Escape') {
          event.stopPropagation();
          props.onLeave();
        }
      }}
    >
      <Textarea
        autoFocus
        rows={2}
        className="min-h-14"
        aria-label="What you say instead"
        value={text}
        maxLength={props.maxLength}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" disabled={!text.trim()}>
          Say this instead
        </Button>
        <Button size="sm" variant="ghost" onClick={props.onLeave}>
          Leave it
        </Button>
      </div>
    </Form>
  );
}
