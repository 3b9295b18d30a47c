import { expect } from 'vitest';
import { journey } from './journey.ts';

const VAPI = ['VAPI_API_KEY', 'VAPI_WEBHOOK_SECRET', 'VAPI_WEBHOOK_CREDENTIAL_ID'];
const TWILIO = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_MESSAGING_SERVICE_SID'];
const ENDED = ['completed', 'failed', 'no-answer', 'busy', 'canceled'];

journey(
  'Vapi: a call rings, is held, read, and leaves a recording of ours',
  [...VAPI, 'LIVE_CALL_TO'],
  async (live) => {
    const { status, body } = await live.ask('POST', '/api/v1/calls', {
      agent_id: live.agentId,
      to: live.value('LIVE_CALL_TO'),
      first_message: 'Hello, this is a test call. Please say a few words and hang up.',
      max_duration: 60,
    });
    expect(status).toBe(201);
    const id = body.call_id ?? body.id;
    const path = `/api/v1/calls?id=${id}&include=transcript`;
    const call = await live.eventually(path, ({ concluded_at }) => concluded_at);
    expect(ENDED).toContain(call.status);
    expect(call).toMatchObject({ simulated: false, carrier: 'vapi' });
    if (call.status !== 'completed') return;
    expect(call.transcript.length).toBeGreaterThan(0);
    const recorded = await live.eventually(path, ({ recording }) => recording !== 'pending');
    expect(new URL(recorded.recording_url).host).toBe(
      new URL(live.value('PUBLIC_URL') || live.value('E2E_BASE_URL')).host,
    );
  },
);

journey('Twilio: numbers are found', TWILIO, async (live) => {
  const { status, body } = await live.ask('GET', '/api/v1/numbers/available?country=US&type=local&area_code=512');
  expect(status).toBe(200);
  expect(body.simulated).toBe(false);
  expect(body.numbers.length).toBeGreaterThan(0);
});

journey('Twilio: a text arrives', [...TWILIO, 'LIVE_TEXT_TO'], async (live) => {
  const to = live.value('LIVE_TEXT_TO');
  const message = `A test of your own KaiCalls at ${new Date().toISOString()}.`;
  const { status } = await live.ask('POST', '/api/v1/sms/send', { to, from_agent_id: live.agentId, message });
  expect(status).toBeLessThan(300);
  const written = (texts: { body: string; status: string }[]) => texts.find((text) => text.body === message);
  const path = `/api/v1/sms?phone=${encodeURIComponent(to)}&limit=10`;
  const { messages } = await live.eventually(path, ({ messages: texts }) =>
    ['delivered', 'undelivered', 'failed'].includes(written(texts)?.status ?? ''),
  );
  expect(['sent', 'delivered']).toContain(written(messages)?.status);
});

journey('Mail: an email is taken by the mail server', ['SMTP_URL', 'LIVE_MAIL_TO'], async (live) => {
  const { status, body } = await live.ask('POST', '/api/v1/emails', {
    to: live.value('LIVE_MAIL_TO'),
    subject: 'A test of your own KaiCalls',
    body: 'It works.',
    auto_approve: true,
  });
  expect(status).toBe(201);
  const email = await live.eventually(`/api/v1/emails?id=${body.id}`, (found) =>
    ['sent', 'failed'].includes(found.status),
  );
  expect(email).toMatchObject({ status: 'sent', error: null });
});
