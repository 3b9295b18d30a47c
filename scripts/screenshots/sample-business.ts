import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Filled {
  email: string;
  password: string;
  businessId: string;
  agentId: string;
  callId?: string;
  leadId?: string;
}

const CALLERS = [
  [
    'Hi, my name is Nora Quill and I would like to book a cleaning for Thursday.',
    'My number is 512 555 0142. Thanks, bye.',
  ],
  ['Hello, do you take new patients?', 'I am Omar Haddad. It hurts a lot, can I come today?', 'Thank you, goodbye.'],
  ['I want to speak to a person please.'],
  ['Good morning, how much is a crown?', 'My email is lena dot park at example dot com.', 'That is all, bye.'],
];

/** Signs a business up over the API, and, unless it is to stay fresh, lets it live through a few calls, texts and leads. */
export async function fillBusiness(base: string, fresh: boolean): Promise<Filled> {
  const email = `shots-${randomUUID()}@example.com`;
  const password = 'seven green bottles';
  const made = await post(base, '/api/v1/signup', {
    business_name: 'Bloom Dental',
    email,
    password,
    business_type: 'Dental',
  });
  const filled: Filled = { email, password, businessId: String(made.business_id), agentId: String(made.agent_id) };
  if (fresh) return filled;
  const key = made.api_key as string;
  const agent_id = filled.agentId;
  const calls = await Promise.all(
    CALLERS.map((caller_lines, index) =>
      post(base, '/api/v1/sandbox/calls', { agent_id, from: `+1512555014${2 + index}`, caller_lines }, key),
    ),
  );
  for (const to of ['+15005550001', '+15005550003', '+15005550007', '+15125550177']) {
    await post(base, '/api/v1/calls', { agent_id, to }, key);
  }
  for (const [index, name] of ['Ada Byron', 'Tom Ford', 'Mia Chen', 'Luis Ortega', 'Eva Stone'].entries()) {
    const phone = `+1415555012${index}`;
    await post(base, '/api/v1/leads', { name, phone, email: `lead${index}@example.com`, source: 'web_form' }, key);
    await post(
      base,
      '/api/v1/sandbox/sms',
      { agent_id, from: phone, body: `Hi, it is ${name}. Can you call me back?` },
      key,
    );
  }
  filled.callId = calls[0]?.id;
  filled.leadId = await leadOf(base, String(filled.callId), key);
  return filled;
}

/** Waits for the recording, which comes last, and answers the lead that the call became. */
async function leadOf(base: string, callId: string, key: string): Promise<string | undefined> {
  for (let tries = 0; tries < 180; tries++, await sleep(500)) {
    const reply = await fetch(`${base}/api/v1/calls?id=${callId}`, { headers: { authorization: `Bearer ${key}` } });
    const call = (await reply.json()) as { recording?: string; lead_id?: string };
    if (call.recording === 'ready') return call.lead_id;
  }
  throw new Error('the sample call has no recording after 90 s');
}

/** @throws unless it answers 2xx, in the words of the product. */
async function post(base: string, path: string, body: object, key?: string) {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
  const reply = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Record<string, string>;
}
