'use client';

import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { useSay } from '#components/calls/queries.ts';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Turn } from '#lib/services/calls/schema.ts';

/** The caller's next line, typed. What was sent but not yet heard stands above the field. */
export function SayField(props: { callId: string; turns: Turn[]; ready: boolean }) {
  const say = useSay(props.callId);
  const [text, setText] = useState('');
  const [sent, setSent] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const heard = props.turns.filter((turn) => turn.speaker === 'caller').length;
  const waiting = sent.slice(heard);

  useEffect(() => {
    if (props.ready) field.current?.focus();
  }, [props.ready]);

  function send() {
    const line = text.trim();
    if (!line) return;
    setText('');
    setSent((lines) => [...lines, line]);
    say.mutate(line, {
      onError: (error) => {
        setSent((lines) => lines.filter((_line, index) => index !== lines.lastIndexOf(line)));
        setText(line);
        toastError('That was not heard.', error);
      },
    });
  }

  return (
    <Form className="grid gap-2" onSubmit={send}>
      {waiting.length > 0 && (
        <p className="truncate text-muted-foreground text-xs" aria-live="polite">
          You are saying: {waiting.join(' ')}
        </p>
      )}
      <div className="flex gap-2">
        <Input
          ref={field}
          value={text}
          onChange={(event) => setText(event.target.value)}
          disabled={!props.ready}
          maxLength={1000}
          autoComplete="off"
          aria-label="What you say"
          placeholder={props.ready ? 'Say something' : 'Wait for the agent to pick up'}
        />
        <Button
          type="submit"
          variant="primary"
          size="icon"
          aria-label="Say it"
          disabled={!props.ready || text.trim() === ''}
        >
          <SendHorizontal aria-hidden />
        </Button>
      </div>
    </Form>
  );
}
