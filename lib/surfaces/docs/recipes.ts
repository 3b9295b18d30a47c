/** One request of a recipe, and the part of its answer worth looking at. */
export interface RecipeStep {
  title: string;
  says: string;
  curl: string;
  answer: string;
}

export interface Recipe {
  slug: string;
  title: string;
  says: string;
  steps: RecipeStep[];
  note?: string;
}

/** Stand for ids of the reader's own; tests make an agent and a lead that bear them. */
export const SAMPLE_AGENT = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
export const SAMPLE_LEAD = 'f7e6d5c4-b3a2-1098-7654-321fedcba098';
export const SAMPLE_KEY = 'YOUR_API_KEY';

const get = (url: string): string => `curl "${url}" \\\n  -H "Authorization: Bearer ${SAMPLE_KEY}"`;

const send = (method: string, url: string, body: object): string =>
  [
    `curl -X ${method} "${url}" \\`,
    `  -H "Authorization: Bearer ${SAMPLE_KEY}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body, null, 2)}'`,
  ].join('\n');

/** The five recipes of the quickstart, written for the address of this server (source: KaiCalls quickstart). */
export function recipes(publicUrl: string): Recipe[] {
  const base = `${publicUrl}/api/v1`;
  return [
    {
      slug: 'receive-calls',
      title: 'Receive calls',
      says: 'Your agent answers by itself as soon as it has a number. These requests bring what it heard into your own system.',
      steps: [
        {
          title: 'Find your agent',
          says: 'Each agent has an id, which most other requests ask for, and the number that it answers.',
          curl: get(`${base}/agents`),
          answer: `{"agents": [{"id": "${SAMPLE_AGENT}", "name": "Kai - Acme Contractors", "phone_number": "+15125559876", "status": "active"}]}`,
        },
        {
          title: 'Read its latest calls',
          says: 'Newest first. A call that is over has its duration, and its summary a moment later.',
          curl: get(`${base}/calls?agent_id=${SAMPLE_AGENT}&limit=5`),
          answer:
            '{"calls": [{"direction": "inbound", "status": "completed", "duration": 127, "summary": "Caller asked about kitchen remodel pricing."}], "has_more": true}',
        },
      ],
      note: 'Asking again and again is not needed: a webhook tells you of each call when it ends. See Webhooks.',
    },
    {
      slug: 'place-a-call',
      title: 'Place a call',
      says: 'The agent dials a number and knows why it calls. The answer comes at once; the call itself follows.',
      steps: [
        {
          title: 'Call someone',
          says: 'Say in context what the call is about. Without first_message the agent opens with its own line.',
          curl: send('POST', `${base}/calls`, {
            agent_id: SAMPLE_AGENT,
            to: '+15125551234',
            customer_name: 'Maria Garcia',
            context: 'Following up on her inquiry about a kitchen remodel estimate.',
            first_message: 'Hi Maria, this is Kai calling from Acme Contractors about your kitchen remodel inquiry.',
          }),
          answer: '{"id": "d4e5f6a7-…", "conversation_id": "conv_…", "status": "queued", "to": "+15125551234"}',
        },
      ],
      note: 'You answer for having the person’s consent. Calls placed by the API are not held back by the do-not-call list unless the business says so in its compliance settings.',
    },
    {
      slug: 'read-transcripts',
      title: 'Read transcripts',
      says: 'What was said, word for word, with a summary.',
      steps: [
        {
          title: 'The last seven days',
          says: 'Without days you get thirty, at most ninety.',
          curl: get(`${base}/transcripts?limit=3&days=7`),
          answer:
            '{"transcripts": [{"agent_name": "Kai - Acme Contractors", "transcript": "Agent: Hi, thanks for calling…\\nCaller: …"}], "has_more": false}',
        },
        {
          title: 'Of one agent',
          says: 'Filters can be combined.',
          curl: get(`${base}/transcripts?agent_id=${SAMPLE_AGENT}&limit=10`),
          answer: '{"transcripts": [], "has_more": false}',
        },
      ],
    },
    {
      slug: 'work-a-lead',
      title: 'Work a lead',
      says: 'Everyone who calls becomes a lead, with a score and the sentences that earned it.',
      steps: [
        {
          title: 'List new leads',
          says: 'A lead is new until someone works it.',
          curl: get(`${base}/leads?status=new&limit=5`),
          answer:
            '{"leads": [{"name": "Maria Garcia", "phone": "+15125551234", "status": "new", "source": "inbound_call"}], "has_more": false}',
        },
        {
          title: 'Write down what you learned',
          says: 'Only the fields that you send are changed. Statuses: new, contacted, qualified, converted, lost.',
          curl: send('PATCH', `${base}/leads`, {
            id: SAMPLE_LEAD,
            status: 'qualified',
            notes: 'Interested in premium package, budget confirmed at $5k',
          }),
          answer: `{"success": true, "lead": {"id": "${SAMPLE_LEAD}", "status": "qualified"}}`,
        },
      ],
    },
    {
      slug: 'send-a-text',
      title: 'Send a text',
      says: 'From the agent’s own number. Whoever answered STOP gets nothing more, and you are told so.',
      steps: [
        {
          title: 'Text someone',
          says: 'Numbers are in E.164 form: a plus sign, the country, the number, and nothing between them.',
          curl: send('POST', `${base}/sms/send`, {
            to: '+15125551234',
            from_agent_id: SAMPLE_AGENT,
            message:
              'Hi Maria, thanks for your call today. Here is a link to our service menu: https://acme.com/services',
          }),
          answer: '{"success": true, "message_sid": "SM9a8b…", "to": "+15125551234", "from": "+15125559876"}',
        },
      ],
    },
  ];
}
