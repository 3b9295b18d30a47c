'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { KINDS, type TurnDraft, type TurnKind } from './scenario-draft.ts';

const WORDS: Record<TurnKind, { label: string; hint?: string; placeholder: string; most: number }> = {
  user: { label: 'Caller says', placeholder: 'Are you open on Saturday?', most: 1000 },
  said: {
    label: 'Agent has said',
    hint: 'Stands as said: the agent is not asked here.',
    placeholder: 'Thanks for calling. How can I help?',
    most: 1000,
  },
  exact: {
    label: 'Agent must say exactly',
    hint: 'Word for word. Spaces at the ends do not count.',
    placeholder: 'We are open until five.',
    most: 1000,
  },
  regex: {
    label: 'Agent’s answer must match',
    hint: 'A regular expression, found anywhere in the answer: saturday|weekend, or /closed/i.',
    placeholder: '/saturday|weekend/i',
    most: 1000,
  },
  ai: {
    label: 'A model judges the answer',
    hint: 'Say what passes. Needs a language model to be connected; without one the run ends as not judged.',
    placeholder: 'Passes if the agent offers a callback and asks for the number.',
    most: 10_000,
  },
  system: {
    label: 'Told to the agent',
    hint: 'Added to its instructions from here on.',
    placeholder: 'Today is a public holiday.',
    most: 4000,
  },
  tool: {
    label: 'A tool answers',
    hint: 'What the tools used in the turn before give back.',
    placeholder: '{"slots": ["09:00"]}',
    most: 4000,
  },
};

/** One turn of the script: whose it is or how it is judged, and its words. */
export function TurnField(props: {
  turn: TurnDraft;
  place: number;
  error: string | undefined;
  onChange: (turn: TurnDraft) => void;
  onRemove: (() => void) | undefined;
}) {
  const { turn } = props;
  const { label, hint, placeholder, most } = WORDS[turn.kind];
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3">
      <div className="flex items-center gap-2">
        <span className="figures w-5 text-muted-foreground text-xs">{props.place}</span>
        <Choice
          value={turn.kind}
          options={KINDS.map((kind) => ({ value: kind, label: WORDS[kind].label }))}
          onChange={(kind) => props.onChange({ ...turn, kind })}
          label={`Turn ${props.place}`}
          className="w-64"
        />
        {props.onRemove && (
          <Button
            variant="ghost"
            size="icon"
            className="ml-auto"
            aria-label={`Remove turn ${props.place}`}
            onClick={props.onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      <Field
        label={<span className="sr-only">{`Turn ${props.place}: ${label}`}</span>}
        hint={hint}
        error={props.error}
        className="sm:pl-7"
      >
        <Textarea
          rows={2}
          className="min-h-14"
          maxLength={most}
          placeholder={placeholder}
          value={turn.text}
          onChange={(event) => props.onChange({ ...turn, text: event.target.value })}
        />
      </Field>
    </li>
  );
}
