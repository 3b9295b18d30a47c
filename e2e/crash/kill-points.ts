/** A moment in a call's life at which a worker can be held and killed: a write that its transaction never commits. */
export interface KillPoint {
  name: string;
  /** Marks of attempts, where they are more than without the kill. */
  attempts?: number;
  /** The queue whose job is at work then. A worker held in one queue still works in the others. */
  queue: 'calls.dial' | 'sandbox.run' | 'calls.conclude' | 'calls.record' | 'webhooks.deliver';
  table: string;
  on: 'insert' | 'update';
  /** Of all writes of that kind, those that are meant; sees `new`, and `old` of an update. */
  when: string;
  /** Holds the taking of jobs, so that whatever was taken by the same statement waits too: it comes after the others. */
  holdsTheQueue?: true;
}

const ticksOff = (queue: KillPoint['queue'], name: string): KillPoint => ({
  name,
  queue,
  table: 'pgboss.job',
  on: 'update',
  when: `new.name = '${queue}' and new.state = 'completed' and old.state = 'active'`,
});

const carrierReports = (type: string, name: string): KillPoint => ({
  name,
  queue: 'sandbox.run',
  table: 'carrier_events',
  on: 'insert',
  when: `new.type = '${type}'`,
});

const says = (index: number, name: string): KillPoint => ({
  name,
  queue: 'sandbox.run',
  table: 'call_turns',
  on: 'insert',
  when: `new.index = ${index}`,
});

const changes = (queue: KillPoint['queue'], column: string, name: string): KillPoint => ({
  name,
  queue,
  table: 'calls',
  on: 'update',
  when: `old.${column} is null and new.${column} is not null`,
});

/**
 * The steps of a call's life, in order. What a kill can leave behind is a prefix of the committed transactions, the
 * side effects of the next one (the carrier asked, a file stored, a request sent), and whether the queue knows.
 */
export const KILL_POINTS: readonly KillPoint[] = [
  changes('calls.dial', 'attempted_at', 'accepted, the attempt not marked'),
  {
    name: 'the attempt marked, the carrier not asked',
    attempts: 2, // the carrier never received the first: the second has a mark of its own
    queue: 'calls.dial',
    table: 'sandbox_calls',
    on: 'insert',
    when: 'true',
  },
  changes('calls.dial', 'carrier_call_id', 'the carrier has it, its id not stored'),
  ticksOff('calls.dial', 'dialled, the job not ticked off'),
  carrierReports('ringing', 'ringing'),
  carrierReports('answered', 'answered'),
  says(0, 'the opening line'),
  says(3, 'in the middle of the conversation'),
  {
    name: 'the end written, not committed',
    queue: 'sandbox.run',
    table: 'pgboss.job',
    on: 'insert',
    when: "new.name = 'calls.conclude'",
  },
  ticksOff('sandbox.run', 'ended, the job not ticked off'),
  {
    name: 'ended, the conclusion not begun',
    queue: 'calls.conclude',
    table: 'pgboss.job',
    on: 'update',
    when: "new.name = 'calls.conclude' and new.state = 'active' and old.state = 'created'",
    holdsTheQueue: true,
  },
  { name: 'concluding: the transcript', queue: 'calls.conclude', table: 'transcripts', on: 'insert', when: 'true' },
  { name: 'concluding: the ledger', queue: 'calls.conclude', table: 'ledger', on: 'insert', when: 'true' },
  changes('calls.conclude', 'concluded_at', 'concluding: the last write'),
  ticksOff('calls.conclude', 'concluded, the job not ticked off'),
  {
    name: 'the recording stored, not noted',
    queue: 'calls.record',
    table: 'calls',
    on: 'update',
    when: "old.recording = 'pending' and new.recording = 'ready'",
  },
  {
    name: 'announcing',
    queue: 'calls.record',
    table: 'events',
    on: 'insert',
    when: "new.type = 'call.completed'",
  },
  ticksOff('calls.record', 'announced, the job not ticked off'),
  {
    name: 'announced, the delivery not taken',
    queue: 'webhooks.deliver',
    table: 'deliveries',
    on: 'update',
    when: 'old.attempts = 0 and new.attempts = 1',
  },
  {
    name: 'delivered, the answer not recorded',
    queue: 'webhooks.deliver',
    table: 'delivery_attempts',
    on: 'insert',
    when: 'true',
  },
  ticksOff('webhooks.deliver', 'delivered, the job not ticked off'),
];
