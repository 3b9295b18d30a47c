'use client';

import type { ReactNode } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import type { LeadDetail } from '#lib/services/leads/schema.ts';

/** What each way to turn to a lead is given. */
export interface ContactProps {
  lead: LeadDetail;
  to: string;
  agents: AgentRow[];
  onClose: () => void;
}

/** Active agents with a number, the lead's own first: who can call or write. */
export const withNumber = ({ agents, lead }: Pick<ContactProps, 'agents' | 'lead'>): AgentRow[] =>
  agents
    .filter(({ phone_number, status }) => phone_number !== null && status === 'active')
    .sort((one, other) => Number(other.id === lead.agent_id) - Number(one.id === lead.agent_id));

/** The frame of such a dialog: what is about to happen, the fields, and the one button that does it. */
export function ContactForm(props: {
  title: string;
  line: ReactNode;
  action: string;
  refused: string;
  error: Error | null;
  pending: boolean;
  ready: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription>{props.line}</DialogDescription>
        </DialogHeader>
        <Form
          noValidate
          className="grid gap-4"
          onSubmit={() => {
            if (props.ready && !props.pending) props.onSubmit();
          }}
        >
          {props.children}
          {props.error && <ErrorNote title={props.refused} error={props.error} />}
          <DialogFooter>
            <Button onClick={props.onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={props.pending} disabled={!props.ready}>
              {props.action}
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

/** Which agent does it; nothing to choose where there is one. */
export function AgentField(props: { agents: AgentRow[]; value: string | undefined; onChange: (id: string) => void }) {
  if (props.agents.length < 2) return null;
  return (
    <Field label="Agent">
      <Choice
        value={props.value}
        options={props.agents.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={props.onChange}
      />
    </Field>
  );
}
