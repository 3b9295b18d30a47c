'use client';

import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { type AgentDraft, type DraftField, LIMITS } from './draft.ts';
import { ModelField } from './model-field.tsx';
import { type Imagined, PreviewChoice, useImagined } from './preview-choice.tsx';
import { type Surroundings, valuesFor } from './preview-values.ts';
import { PromptField } from './prompt-field.tsx';

type PromptName = Extract<DraftField, `${string}_prompt` | `${string}first_message`>;

interface Channel {
  key: string;
  label: string;
  fields: { name: PromptName; label: string; hint: string; long?: boolean }[];
  model?: Extract<DraftField, `${string}_llm`>;
}

const CHANNELS: Channel[] = [
  {
    key: 'inbound',
    label: 'Incoming calls',
    fields: [
      { name: 'first_message', label: 'First message', hint: 'Said when the agent picks up.' },
      {
        name: 'inbound_prompt',
        label: 'Instructions',
        hint: 'Who the agent is, what it knows, what it must find out.',
        long: true,
      },
    ],
  },
  {
    key: 'outbound',
    label: 'Outgoing calls',
    fields: [
      { name: 'outbound_first_message', label: 'First message', hint: 'Said when they pick up.' },
      {
        name: 'outbound_prompt',
        label: 'Instructions',
        hint: 'Why the agent calls, and what makes the call a good one.',
        long: true,
      },
    ],
    model: 'outbound_llm',
  },
  {
    key: 'sms',
    label: 'Text messages',
    fields: [{ name: 'sms_prompt', label: 'Instructions', hint: 'How the agent answers text messages.', long: true }],
    model: 'sms_llm',
  },
];

/** What the agent is told and says first, channel by channel: written, or read as a call would have it. */
export function ChannelFields(props: {
  businessId: string;
  around: Surroundings;
  draft: AgentDraft;
  live: AgentDraft;
  problems: Partial<Record<DraftField, string>>;
  canEdit: boolean;
  who: Imagined;
  onImagine: (who: Imagined) => void;
  onEdit: (change: Partial<AgentDraft>) => void;
}) {
  const { draft, live, problems, who } = props;
  const lead = useImagined(props.businessId, who);
  const preview = who === null ? null : valuesFor(lead, props.around);
  const touched = (channel: Channel) =>
    [...channel.fields.map(({ name }) => name), ...(channel.model ? [channel.model] : [])].some(
      (field) => draft[field].trim() !== live[field].trim(),
    );
  return (
    <Tabs defaultValue="inbound">
      <div className="flex flex-wrap-reverse items-end justify-between gap-x-4 gap-y-2 border-border border-b">
        <TabsList aria-label="Channel" className="border-b-0">
          {CHANNELS.map((channel) => (
            <TabsTrigger key={channel.key} value={channel.key}>
              {channel.label}
              {touched(channel) && (
                <span className="size-1.5 rounded-full bg-primary" role="img" aria-label="changed" />
              )}
            </TabsTrigger>
          ))}
        </TabsList>
        <div className="pb-1">
          <PreviewChoice businessId={props.businessId} who={who} onChange={props.onImagine} />
        </div>
      </div>
      {CHANNELS.map((channel) => (
        <TabsContent key={channel.key} value={channel.key}>
          <fieldset disabled={!props.canEdit} className="grid min-w-0 gap-5">
            {channel.fields.map(({ name, ...field }) => (
              <PromptField
                key={name}
                {...field}
                value={draft[name]}
                limit={field.long ? LIMITS.prompt : LIMITS.opening}
                error={problems[name]}
                disabled={!props.canEdit}
                preview={preview}
                onChange={(text) => props.onEdit({ [name]: text })}
              />
            ))}
            {channel.model && preview === null && (
              <ChannelModel
                value={draft[channel.model]}
                agentModel={draft.model}
                onChange={(model) => channel.model && props.onEdit({ [channel.model]: model })}
              />
            )}
          </fieldset>
        </TabsContent>
      ))}
    </Tabs>
  );
}

function ChannelModel(props: { value: string; agentModel: string; onChange: (model: string) => void }) {
  return (
    <ModelField
      label="Model"
      optional
      value={props.value}
      placeholder={props.agentModel}
      hint={props.value.trim() ? 'For this channel only.' : 'Empty: the model of the agent.'}
      onChange={props.onChange}
    />
  );
}
