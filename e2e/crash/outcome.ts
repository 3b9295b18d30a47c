/** What came of a call, so far as it must not depend on who was killed when. */
export interface Outcome {
  asked: number;
  /** How often the call was attempted, concluded and announced. */
  marks: Record<string, number>;
  moves: { status: string; by_event: boolean }[];
  carrier_events: Record<string, number>;
  /** The carrier's name for the call is known. */
  carrier_call_id: boolean;
  recording: string;
  turns: { speaker: string; text: string; start_ms: number; end_ms: number }[];
  transcript: string;
  leads: { name: string; phone: string; score: number; of_call: boolean }[];
  ledger: { component: string; quantity: number; amount_micros: number }[];
  events: { type: string; target: string; status: string }[];
  counted: { calls: number; seconds: number; status: string }[];
}

/** One row with one JSON: everything that the business of this call has, for a business with one call. */
export const OUTCOME = `
select jsonb_build_object(
  'asked', (select count(*) from crash.asks a where a.call_id = c.id),
  'marks', (select jsonb_object_agg(mark, n) from (
      select mark, count(*) as n from crash.marks where call_id = c.id group by 1) m),
  'moves', (select jsonb_agg(jsonb_build_object('status', m.status, 'by_event', m.by_event) order by m.n)
              from crash.moves m where m.call_id = c.id),
  'carrier_events', (select jsonb_object_agg(type, n) from (
      select type, count(*) as n from carrier_events where call_id = c.id group by 1) e),
  'carrier_call_id', c.carrier_call_id is not null,
  'recording', c.recording,
  'turns', (select jsonb_agg(jsonb_build_object('speaker', t.speaker, 'text', t.text, 'start_ms', t.start_ms, 'end_ms', t.end_ms)
              order by t.index) from call_turns t where t.call_id = c.id),
  'transcript', (select string_agg(text, '|') from transcripts where call_id = c.id),
  'leads', (select jsonb_agg(jsonb_build_object('name', l.name, 'phone', l.phone, 'score', l.score, 'of_call', l.id = c.lead_id))
              from leads l where l.business_id = c.business_id),
  'ledger', (select jsonb_agg(jsonb_build_object('component', g.component, 'quantity', g.quantity, 'amount_micros', g.amount_micros)
              order by g.component) from ledger g where g.business_id = c.business_id),
  'events', (select jsonb_agg(jsonb_build_object('type', e.type, 'target', d.target, 'status', d.status) order by e.type, d.target, e.data ->> 'status')
              from events e left join deliveries d on d.event_id = e.id where e.business_id = c.business_id),
  'counted', (select jsonb_agg(jsonb_build_object('calls', k.calls, 'seconds', k.seconds, 'status', k.status))
              from call_days k where k.business_id = c.business_id and k.calls <> 0)
) as outcome from calls c where c.id = $1`;

/** True when nothing of the call is left to do. */
export const SETTLED = `
select c.announced_at is not null
   and not exists (select from deliveries d where d.business_id = c.business_id and d.status = 'pending')
   and not exists (select from pgboss.job j where j.state < 'completed' and j.data ->> 'business_id' = c.business_id::text) as settled
  from calls c where c.id = $1`;
