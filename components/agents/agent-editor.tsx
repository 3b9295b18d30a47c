'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { toastError } from '#components/api/error-note.tsx';
import type { Known } from '#components/audit/actor.ts';
import { BottomBar } from '#components/layout/bottom-bar.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { AgentDetail } from '#lib/services/agents/schema.ts';
import { ArchiveAgent, ArchivedNote } from './archive-agent.tsx';
import { changedWords } from './changed-words.ts';
import { CheckPrompt } from './check-prompt.tsx';
import { type AgentDraft, changeOf, draftOf } from './draft.ts';
import { AgentHistory } from './history.tsx';
import { useAgent, useUpdateAgent } from './queries.ts';
import { VariablesHelp } from './variables-help.tsx';
import { VOICES } from './voices.ts';

/** Everything an owner sets about one agent. What is changed waits in a bar until it is saved. */
export function AgentEditor({ initial, known, canEdit }: { initial: AgentDetail; known: Known; canEdit: boolean }) {
  const { data: agent = initial } = useAgent(initial.id, initial);
  const update = useUpdateAgent();
  const saved = draftOf(agent);
  const [edited, setEdited] = useState<Partial<AgentDraft>>({});
  const draft = { ...saved, ...edited };
  const change = changeOf(saved, draft);
  const empty = Object.values(draft).some((text) => text.trim() === '');
  const archived = agent.status === 'archived';
  useLeaveWarning(change !== null);

  const set = (field: keyof AgentDraft) => (value: string) => setEdited((before) => ({ ...before, [field]: value }));
  const bind = (field: keyof AgentDraft) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => set(field)(event.target.value),
  });
  const lacking = (field: keyof AgentDraft) => (draft[field].trim() === '' ? 'This cannot be empty.' : null);

  function save() {
    if (!change || empty) return;
    update.mutate(
      { id: agent.id, ...change },
      {
        onSuccess: () => {
          setEdited({});
          toast('Saved. The next call hears it.');
        },
        onError: (error) => toastError('Nothing was saved.', error),
      },
    );
  }

  return (
    <div className="pb-16">
      <PageHeader
        title={agent.name}
        line={
          archived ? (
            'Archived'
          ) : agent.phone_number ? (
            <>
              Answers <PhoneNumber value={agent.phone_number} copy />
            </>
          ) : (
            'Has no number yet'
          )
        }
        back={
          <Link href={businessPath(agent.business_id, 'agents')} className="rounded-xs hover:text-foreground">
            Agents
          </Link>
        }
        actions={
          <>
            {canEdit && !archived && <ArchiveAgent id={agent.id} name={agent.name} phone={agent.phone_number} />}
            <AgentHistory agentId={agent.id} current={agent.version} known={known} canEdit={canEdit} />
            {!archived && <RingButton businessId={agent.business_id} agentId={agent.id} />}
          </>
        }
      />
      {archived && <ArchivedNote id={agent.id} name={agent.name} canEdit={canEdit} />}
      <form
        className="grid max-w-180 gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key === 's' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            save();
          }
        }}
      >
        <fieldset disabled={!canEdit} className="grid gap-6">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Name" error={lacking('name')}>
              <Input maxLength={200} {...bind('name')} />
            </Field>
            <Field label="Voice" hint="Heard in recordings of simulated calls.">
              <Select value={draft.voiceId} onValueChange={set('voiceId')}>
                <SelectTrigger>
                  <SelectValue>
                    <VoiceName id={draft.voiceId} />
                  </SelectValue>
                </SelectTrigger>
                <SelectContent>
                  {VOICES.map((voice) => (
                    <SelectItem key={voice.id} value={voice.id}>
                      <VoiceName id={voice.id} />
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            </Field>
          </div>
          <Tabs defaultValue="inbound">
            <TabsList aria-label="Channel">
              <TabsTrigger value="inbound">Incoming calls</TabsTrigger>
              <TabsTrigger value="outbound">Outgoing calls</TabsTrigger>
              <TabsTrigger value="sms">Text messages</TabsTrigger>
            </TabsList>
            <TabsContent value="inbound" className="grid gap-4">
              <Field label="First message" hint="Said when the agent picks up." error={lacking('first_message')}>
                <Textarea rows={2} maxLength={2000} className="min-h-14" {...bind('first_message')} />
              </Field>
              <Field
                label="Instructions"
                hint="Who the agent is, what it knows, what it must find out."
                error={lacking('inbound_prompt')}
              >
                <Textarea rows={12} maxLength={50_000} {...bind('inbound_prompt')} />
              </Field>
            </TabsContent>
            <TabsContent value="outbound" className="grid gap-4">
              <Field label="First message" hint="Said when they pick up." error={lacking('outbound_first_message')}>
                <Textarea rows={2} maxLength={2000} className="min-h-14" {...bind('outbound_first_message')} />
              </Field>
              <Field
                label="Instructions"
                hint="Why the agent calls, and what makes the call a good one."
                error={lacking('outbound_prompt')}
              >
                <Textarea rows={12} maxLength={50_000} {...bind('outbound_prompt')} />
              </Field>
            </TabsContent>
            <TabsContent value="sms" className="grid gap-4">
              <Field label="Instructions" hint="How the agent answers text messages." error={lacking('sms_prompt')}>
                <Textarea rows={12} maxLength={50_000} {...bind('sms_prompt')} />
              </Field>
            </TabsContent>
          </Tabs>
          <VariablesHelp />
        </fieldset>
      </form>
      {change && (
        <BottomBar aria-label="Unsaved changes">
          <p className="min-w-0 flex-1 truncate text-sm" role="status">
            <span className="font-medium">Unsaved changes</span>
            <span className="text-muted-foreground max-sm:hidden"> to {changedWords(Object.keys(change))}</span>
          </p>
          <Button variant="ghost" onClick={() => setEdited({})}>
            Discard
          </Button>
          {change.inbound_prompt && !archived && (
            <CheckPrompt agentId={agent.id} prompt={change.inbound_prompt} onSave={save} />
          )}
          <Button variant="primary" onClick={save} pending={update.isPending} disabled={empty}>
            Save
          </Button>
        </BottomBar>
      )}
    </div>
  );
}

function VoiceName({ id }: { id: string }) {
  const voice = VOICES.find((one) => one.id === id);
  if (!voice) return id;
  return (
    <>
      {voice.label} <span className="text-muted-foreground">· {voice.detail}</span>
    </>
  );
}

/** The browser asks before the page is closed or reloaded with changes in it. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
