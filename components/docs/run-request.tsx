'use client';

import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { ReferenceOperation } from '#lib/core/api-reference.ts';
import { bodyOf, queryOf } from './request-of.ts';

const KEY = 'kaicalls-docs-key';

interface Answer {
  status: number;
  text: string;
}

/** Sends the request from this page to this server. The key stays in this tab and is forgotten with it. */
export function RunRequest({ operation }: { operation: ReferenceOperation }) {
  const { method, path, needs, curl } = operation;
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState('');
  const [query, setQuery] = useState(() => queryOf(curl));
  const [body, setBody] = useState(() => bodyOf(curl));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = useId();
  const hasBody = method !== 'GET' && method !== 'DELETE';

  function begin() {
    setKey(sessionStorage.getItem(KEY) ?? '');
    setOpen(true);
  }

  async function send() {
    setBusy(true);
    if (key) sessionStorage.setItem(KEY, key);
    try {
      const response = await fetch(`${path}${query ? `?${query}` : ''}`, {
        method,
        credentials: 'omit',
        headers: {
          ...(key ? { authorization: `Bearer ${key}` } : {}),
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
        },
        ...(hasBody ? { body } : {}),
      });
      setAnswer({ status: response.status, text: pretty(await response.text()) });
    } catch {
      setAnswer({ status: 0, text: 'The server could not be reached.' });
    } finally {
      setBusy(false);
    }
  }

  if (!open)
    return (
      <Button size="sm" className="w-fit" onClick={begin}>
        Try it here
      </Button>
    );
  return (
    <Form className="grid gap-3 rounded-md border border-border p-4" onSubmit={() => void send()}>
      {needs && (
        <div className="grid gap-1">
          <Label htmlFor={`${ids}-key`}>Your API key</Label>
          <Input
            id={`${ids}-key`}
            type="password"
            autoComplete="off"
            placeholder="kc_test_…"
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
          <p className="text-muted-foreground text-xs">
            Stays in this tab. With a kc_live_ key the request is real; a kc_test_ key only simulates.
          </p>
        </div>
      )}
      <div className="grid gap-1">
        <Label htmlFor={`${ids}-query`}>Query</Label>
        <Input id={`${ids}-query`} value={query} onChange={(event) => setQuery(event.target.value)} />
      </div>
      {hasBody && (
        <div className="grid gap-1">
          <Label htmlFor={`${ids}-body`}>Body</Label>
          <Textarea
            id={`${ids}-body`}
            rows={8}
            spellCheck={false}
            className="font-mono text-xs"
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </div>
      )}
      <Button variant="primary" size="sm" className="w-fit" type="submit" disabled={busy}>
        {busy ? 'Sending' : 'Send'}
      </Button>
      <div aria-live="polite">
        {answer && (
          <>
            <p className="text-sm">{answer.status === 0 ? 'No answer' : `Answered ${answer.status}`}</p>
            <pre className="mt-1 wrap-anywhere whitespace-pre-wrap rounded-md bg-muted p-3 text-xs leading-5">
              {answer.text}
            </pre>
          </>
        )}
      </div>
    </Form>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
