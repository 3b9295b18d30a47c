import { describe, expect, it } from 'vitest';
import { payloadOf } from './body.ts';

const businessId = '0199a000-0000-7000-8000-0000000000b1';
const callId = '0199a000-0000-7000-8000-0000000000c1';
const at = '2026-04-27T14:32:12.000001Z';
const link = (id: string) => `https://kaicalls.test/r/${id}`;
const event = (type: string, data: unknown) => ({ type, at, businessId, data });

// As the database hands it back: keys by length, then by letter.
const completed = {
  status: 'completed',
  call_id: callId,
  summary: 'Asked about pricing.',
  duration: 127,
  agent_name: 'Kai',
  ended_reason: 'customer-ended-call',
  recording_url: 'signed',
};
const data = {
  call_id: callId,
  status: 'completed',
  duration: 127,
  agent_name: 'Kai',
  ended_reason: 'customer-ended-call',
  recording_url: link(callId),
  summary: 'Asked about pricing.',
};

describe('payloads, letter by letter as the reference prints them', () => {
  const same = (got: unknown, wanted: unknown) => expect(JSON.stringify(got)).toBe(JSON.stringify(wanted));

  it('call.completed to the business', () => {
    const got = payloadOf(event('call.completed', completed), 'business', link);
    same(got, { event: 'call.completed', timestamp: at, business_id: businessId, data });
  });

  it('lead.created and lead.scored', () => {
    const lead = {
      id: callId,
      name: 'Jane Smith',
      email: 'jane@example.com',
      phone: '+15125550123',
      source: 'inbound_call',
    };
    const stored = { name: lead.name, id: lead.id, source: lead.source, phone: lead.phone, email: lead.email };
    const got = payloadOf(event('lead.created', stored), 'business', link);
    same(got, { event: 'lead.created', timestamp: at, business_id: businessId, data: lead });
    const scored = {
      lead_id: callId,
      score: 82,
      confidence: 'high',
      explanation: 'Strong.',
      factors: ['pricing_question'],
    };
    same(payloadOf(event('lead.scored', scored), 'business', link), {
      event: 'lead.scored',
      timestamp: at,
      business_id: businessId,
      data: scored,
    });
  });

  it('call.failed to a call: flat, nothing more than the reference has', () => {
    const failed = { call_id: callId, status: 'failed', error: 'no_answer', ended_reason: 'customer-did-not-answer' };
    same(payloadOf(event('call.failed', failed), 'call', link), {
      event: 'call.failed',
      call_id: callId,
      status: 'failed',
      error: 'no_answer',
      timestamp: at,
    });
  });
});

describe('what the reference does not print', () => {
  it('call.completed to a call carries call_id and status at the top besides', () => {
    const got = payloadOf(event('call.completed', completed), 'call', link);
    expect(got).toEqual({
      event: 'call.completed',
      timestamp: at,
      business_id: businessId,
      call_id: callId,
      status: 'completed',
      data,
    });
  });

  it('call.ended carries everything, further keys too', () => {
    const stored = { ...completed, transcript: 'Agent: Hi', cost: 0.12, lead_id: 'x' };
    const got = payloadOf(event('call.ended', stored), 'post_call', link);
    expect(got).toMatchObject({
      event: 'call.ended',
      call_id: callId,
      data: { ...data, transcript: 'Agent: Hi', cost: 0.12, lead_id: 'x' },
    });
  });

  it('call.status is flat', () => {
    const got = payloadOf(
      event('call.status', { call_id: callId, status: 'ringing', to: '+15125550123' }),
      'call_status',
      link,
    );
    expect(got).toEqual({
      event: 'call.status',
      call_id: callId,
      status: 'ringing',
      timestamp: at,
      business_id: businessId,
      to: '+15125550123',
    });
  });

  it('without a recording there is no link, and none is asked for', () => {
    const none = () => {
      throw new Error('asked');
    };
    const got = payloadOf(event('call.completed', { ...completed, recording_url: null }), 'business', none);
    expect(got.data).toMatchObject({ recording_url: null });
  });

  it('an event that an older version wrote is still sent', () => {
    const got = payloadOf(event('lead.merged', { id: 'x' }), 'business', link);
    expect(got).toMatchObject({ event: 'lead.merged', data: { id: 'x' } });
    expect(payloadOf(event('lead.created', { id: 'x' }), 'business', link)).toMatchObject({ data: { id: 'x' } });
  });
});
