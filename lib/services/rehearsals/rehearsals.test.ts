import { beforeAll, describe, expect, test } from 'vitest';
import { type Account, type Client, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let owner: Account;
let stranger: Client;

beforeAll(async () => {
  instance = await testInstance();
  owner = await instance.signUp('Smith Law Firm', {
    description: 'a law firm in Austin, open 9 to 5, wills 400 dollars',
  });
  stranger = instance.client();
});

const said = (text: string) => ({ role: 'caller', text });
const LINE = 'a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars';

describe('a rehearsal', () => {
  const rehearse = async (turns: object[], more: object = {}) => {
    const { status, body } = await owner.api.post('/api/v1/agents/rehearse', {
      agent_id: owner.agent_id,
      turns,
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  test('opens as a call would, and answers from the instructions, which it names', async () => {
    const { reply: opening, model } = await rehearse([]);
    expect(opening.text).toContain('Smith Law Firm');
    expect(model).toEqual({ built_in: true, label: expect.stringContaining('rule-based') });
    const { reply } = await rehearse([{ role: 'agent', text: opening.text }, said('What do you charge for a will?')]);
    expect(reply.text).toContain('400');
    expect(reply).toMatchObject({ covered: true, unanswered: [], end_call: false, tools: [], failed: false });
    expect(reply.used).toEqual([expect.stringContaining('400 dollars')]);
  });

  test('says what the instructions do not cover', async () => {
    const { reply } = await rehearse([said('Do you have parking for a truck?')]);
    expect(reply.covered).toBe(false);
    expect(reply.unanswered).toHaveLength(1);
  });

  test('tells what the caller has told, as a call would', async () => {
    const { gathered } = await rehearse([
      said('My name is Maria Garcia. I need help with a divorce.'),
      { role: 'agent', text: 'Thank you, Maria. What is your email?' },
      said('maria@example.com'),
    ]);
    expect(gathered).toMatchObject({ name: 'Maria Garcia', email: 'maria@example.com', phone: null });
    expect(gathered.reason).toMatch(/divorce/i);
  });

  test('is over when the agent has said goodbye', async () => {
    const { reply } = await rehearse([
      said('What do you charge for a will?'),
      { role: 'agent', text: 'Wills cost 400 dollars. Is there anything else?' },
      said('No, that is all. Goodbye.'),
    ]);
    expect(reply.end_call).toBe(true);
  });

  test('tries what is not saved, and saves nothing', async () => {
    const draft = {
      inbound_prompt: 'You work for Smith Law Firm.\n- Wills cost 777 dollars.',
      first_message: 'Smith here.',
    };
    expect((await rehearse([], { draft })).reply.text).toContain('Smith here.');
    expect((await rehearse([said('What does a will cost?')], { draft })).reply.text).toContain('777');
    expect((await rehearse([said('What does a will cost?')])).reply.text).toContain('400');
    const { body } = await owner.api.get('/api/v1/calls');
    expect(body.calls).toEqual([]);
  });

  test('is nobody else’s', async () => {
    const other = await instance.signUp('Acme Contractors');
    const { status } = await other.api.post('/api/v1/agents/rehearse', { agent_id: owner.agent_id });
    expect(status).toBe(404);
    expect((await stranger.post('/api/v1/agents/rehearse', { agent_id: owner.agent_id })).status).toBe(401);
  });

  test('takes no conversation in which the agent had the last word', async () => {
    const turns = [said('Hello?'), { role: 'agent', text: 'Hello.' }];
    const { status, body } = await owner.api.post('/api/v1/agents/rehearse', { agent_id: owner.agent_id, turns });
    expect(status).toBe(400);
    expect(body.error.details[0].field).toBe('turns');
  });
});

describe('the try-out', () => {
  const ask = async (turns: object[], business = LINE) => {
    const { status, body } = await stranger.post('/api/v1/tryout', { business, turns });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  test('makes an agent of a line, which says that it is one', async () => {
    const { reply, name, facts } = await ask([]);
    expect(name).toBe('Austin Plumbing');
    expect(facts).toHaveLength(4);
    expect(reply.text).toMatch(/AI assistant.*Austin Plumbing/);
  });

  test.each([
    ['What are your hours?', '8 to 5'],
    ['How much is an emergency call-out?', '120'],
    ['What would you charge to come out in an emergency?', '120'],
    ['Where are you located?', 'Austin'],
    ['Are you open at five in the morning?', '8 to 5'],
  ])('answers %s', async (question, answer) => {
    const { reply } = await ask([said(question)]);
    expect(reply.text).toContain(answer);
    expect(reply.covered).toBe(true);
  });

  test('says what a call with these words would leave behind', async () => {
    const turns = [
      said('Hi, my name is Nora Quill. A pipe burst in my kitchen, how much is an emergency call-out?'),
      { role: 'agent', text: 'Emergency call-outs cost 120 dollars. What is the best number to reach you?' },
      said('512 555 0142. I own the house, please come today.'),
    ];
    const { status, body } = await stranger.post('/api/v1/tryout/conclude', { business: LINE, turns });
    expect(status).toBe(200);
    expect(body.gathered).toMatchObject({ name: 'Nora Quill', phone: '+15125550142' });
    expect(body.summary).toContain('Nora');
    expect(body.lead.score).toBeGreaterThan(60);
    for (const { sentence, turn, label } of body.lead.factors) {
      expect(turns[turn]?.text).toContain(sentence);
      expect(label).toMatch(/^[A-Z]/);
    }
  });

  test('an account made from the line has the agent that was talked to', async () => {
    const account = await instance.signUp('Austin Plumbing', { description: LINE });
    const turns = [said('How much is an emergency call-out?')];
    const rehearsed = await account.api.post('/api/v1/agents/rehearse', { agent_id: account.agent_id, turns });
    expect(rehearsed.body.reply).toEqual((await ask(turns)).reply);
  });

  test.each([
    ['a long line', { business: 'x'.repeat(301) }],
    ['no line', { turns: [] }],
    ['long words', { business: LINE, turns: [said('x'.repeat(601))] }],
    ['many turns', { business: LINE, turns: Array(41).fill(said('Hello?')) }],
  ])('refuses %s', async (_what, body) => {
    expect((await stranger.post('/api/v1/tryout', body)).status).toBe(400);
  });
});

describe('spoken words', () => {
  const speak = (path: string, body: object, key?: string) =>
    instance.kernel.handle(
      new Request(`http://127.0.0.1:3000${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify(body),
      }),
      { address: '127.0.0.1' },
    );

  test.each(['/api/v1/tryout/speak', '/api/v1/agents/speak'])('%s answers audio', async (path) => {
    const response = await speak(path, { text: 'Thanks for calling.', voice: 'rms' }, owner.api_key);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    const mp3 = new Uint8Array(await response.arrayBuffer());
    expect(mp3.byteLength).toBeGreaterThan(2_000);
    expect(mp3[0]).toBe(0xff);
  });

  test('only so much of it, in a voice that there is, and an agent’s only with a key', async () => {
    expect((await speak('/api/v1/tryout/speak', { text: 'x'.repeat(601) })).status).toBe(400);
    expect((await speak('/api/v1/tryout/speak', { text: '' })).status).toBe(400);
    expect((await speak('/api/v1/tryout/speak', { text: 'Hello', voice: 'nobody' })).status).toBe(400);
    expect((await speak('/api/v1/agents/speak', { text: 'Hello' })).status).toBe(401);
  });
});
