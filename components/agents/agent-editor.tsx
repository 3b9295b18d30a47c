'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import type { Known } from '#components/audit/actor.ts';
import { type EvalRow, useEvals } from '#components/evals/use-evals.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Form } from '#components/ui/form.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { toast } from '#components/ui/toast.ts';
import { fill } from '#lib/core/template.ts';
import type { AgentDetail } from '#lib/services/agents/schema.ts';
import { AgentBasics } from './agent-basics.tsx';
import { ArchiveAgent, ArchivedNote } from './archive-agent.tsx';
import { CarrierNote } from './carrier-note.tsx';
import { ChannelFields } from './channel-fields.tsx';
import { differing, problemsOf } from './draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { AgentHistory } from './history.tsx';
import type { Imagined } from './preview-choice.tsx';
import { type Surroundings, valuesFor } from './preview-values.ts';
import { useAgent } from './queries.ts';
import type { Speaker } from './speaker-words.ts';
import { TryBeside, TryInSheet } from './try-panel.tsx';
import { useDraft } from './use-draft.ts';
import { useLeaveNotice } from './use-leave-notice.ts';

const ConflictNote = dynamic(() => import('./conflict-note.tsx').then((module) => module.ConflictNote), {
  ssr: false,
});
const PublishDialog = dynamic(() => import('./publish-dialog.tsx').then((module) => module.PublishDialog), {
  ssr: false,
});

export interface AgentEditorProps {
  initial: AgentDetail;
  evals: EvalRow[];
  around: Omit<Surroundings, 'phone'>;
  speaker: Speaker;
  known: Known;
  canEdit: boolean;
  /** May ring the agent and rehearse with it. */
  canCall: boolean;
}

/** Everything an owner sets about one agent: a draft that lives in the browser until it is published. */
export function AgentEditor({
  initial,
  evals: firstEvals,
  around,
  speaker,
  known,
  canEdit,
  canCall,
}: AgentEditorProps) {
  const { data: agent = initial } = useAgent(initial.id, initial);
  const { data: evals = firstEvals } = useEvals(initial.id, firstEvals);
  const { live, draft, base, changed, conflict, edit, discard, rebase } = useDraft(agent);
  const [who, setWho] = useState<Imagined>(null);
  const [reviewing, setReviewing] = useState(false);
  useLeaveNotice(changed ? { name: agent.name, path: businessPath(agent.business_id, `agents/${agent.id}`) } : null);
  const problems = problemsOf(draft);
  // A caller of whom nothing is known.
  const sample = fill(draft.first_message, valuesFor(null, { ...around, phone: agent.phone_number })) || 'Hello.';
  const archived = agent.status === 'archived';
  const reachable = canCall && !archived;
  const trouble = conflict
    ? `Version ${agent.version} went live meanwhile: decide above.`
    : Object.keys(problems).length > 0
      ? 'Something above needs another look.'
      : null;

  const rehearsal = { businessId: agent.business_id, agentId: agent.id, agentName: agent.name, draft, canEdit };

  function giveUp() {
    const takeBack = discard();
    toast('Your changes are gone.', { duration: 6_000, action: { label: 'Undo', onClick: takeBack } });
  }
  const review = () => changed && trouble === null && setReviewing(true);

  return (
    <div className="max-md:pb-10">
      <PageHeader
        title={agent.name}
        line={archived ? 'Archived' : <Answers agent={agent} />}
        back={
          <Link href={businessPath(agent.business_id, 'agents')} className="rounded-xs hover:text-foreground">
            Agents
          </Link>
        }
        actions={
          <>
            {canEdit && !archived && <ArchiveAgent id={agent.id} name={agent.name} phone={agent.phone_number} />}
            <AgentHistory agentId={agent.id} current={agent.version} known={known} canEdit={canEdit} />
            {reachable && <TryInSheet {...rehearsal} />}
            {reachable && <RingButton businessId={agent.business_id} agentId={agent.id} />}
          </>
        }
      />
      {archived && <ArchivedNote id={agent.id} name={agent.name} canEdit={canEdit} />}
      <CarrierNote carrier={agent.carrier} />
      {changed && conflict && (
        <ConflictNote
          version={agent.version}
          conflict={conflict}
          base={base}
          live={live}
          onKeep={rebase}
          onDiscard={giveUp}
        />
      )}
      <div className="grid gap-8 xl:grid-cols-[minmax(0,45rem)_minmax(20rem,27rem)] xl:justify-between">
        <Form
          className="grid min-w-0 max-w-180 content-start gap-8"
          onSubmit={review}
          onKeyDown={(event) => {
            if (event.key === 's' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              review();
            }
          }}
        >
          <AgentBasics
            canEdit={canEdit}
            draft={draft}
            problems={problems}
            speaker={speaker}
            sample={sample}
            onEdit={edit}
          />
          <ChannelFields
            businessId={agent.business_id}
            around={{ ...around, phone: agent.phone_number }}
            draft={draft}
            live={live}
            problems={problems}
            canEdit={canEdit}
            who={who}
            onImagine={setWho}
            onEdit={edit}
          />
        </Form>
        {reachable && <TryBeside {...rehearsal} />}
      </div>
      {changed && <DraftBar fields={differing(live, draft)} trouble={trouble} onDiscard={giveUp} onReview={review} />}
      {reviewing && changed && (
        <PublishDialog
          agent={agent}
          live={live}
          draft={draft}
          evals={evals}
          onClose={() => setReviewing(false)}
          onPublished={() => {
            discard();
            setReviewing(false);
          }}
        />
      )}
    </div>
  );
}

function Answers({ agent }: { agent: AgentDetail }) {
  if (agent.phone_number) {
    return (
      <>
        Answers <PhoneNumber value={agent.phone_number} copy />
      </>
    );
  }
  return (
    <>
      Answers no number yet.{' '}
      <Link
        href={businessPath(agent.business_id, 'numbers')}
        className="rounded-xs text-live underline-offset-4 hover:underline"
      >
        Give it one
      </Link>
    </>
  );
}
