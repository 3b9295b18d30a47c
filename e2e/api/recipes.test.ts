import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { SignupOutput } from '#lib/services/signup/schema.ts';
import { type RecipeStep, recipes, SAMPLE_AGENT, SAMPLE_KEY, SAMPLE_LEAD } from '#lib/surfaces/docs/recipes.ts';
import { ask, BASE, databaseUrl, NOBODY } from './product.ts';

// The recipes of the quickstart as a reader runs them: pasted into a shell, with nothing but the key put in.

const run = promisify(execFile);
let key: string;

/** An agent with a number, and a lead, which bear the ids of the quickstart. */
beforeAll(async () => {
  const email = `recipes-${randomUUID()}@example.com`;
  const signed = await ask(NOBODY, 'POST', '/api/v1/signup', { body: { business_name: 'Acme Contractors', email } });
  const account = SignupOutput.parse(signed.body);
  key = account.api_key;
  const owner = new Client({ connectionString: databaseUrl() });
  await owner.connect();
  await owner.query(
    `insert into agents select (jsonb_populate_record(a, jsonb_build_object('id', $2::text))).* from agents a where id = $1`,
    [account.agent_id, SAMPLE_AGENT],
  );
  await owner.query('update numbers set agent_id = $2 where agent_id = $1', [account.agent_id, SAMPLE_AGENT]);
  await owner.query(
    `insert into leads (id, business_id, name, email, source) values ($1, $2, 'Maria Garcia', 'maria@example.com', 'website')`,
    [SAMPLE_LEAD, account.business_id],
  );
  await owner.end();
});

const steps = recipes(BASE).flatMap((recipe) => recipe.steps.map((step): [string, RecipeStep] => [step.title, step]));

/** What each step is for, in its answer. */
const EXPECTED: Readonly<Record<string, unknown>> = {
  'Find your agent': {
    agents: expect.arrayContaining([
      expect.objectContaining({
        id: SAMPLE_AGENT,
        phone_number: expect.stringMatching(/^\+1\d{10}$/),
        status: 'active',
      }),
    ]),
  },
  'Read its latest calls': { calls: expect.any(Array), has_more: false },
  'Call someone': { id: expect.any(String), status: 'queued', to: '+15125551234', agent_id: SAMPLE_AGENT },
  'The last seven days': { transcripts: expect.any(Array), has_more: false },
  'Of one agent': { transcripts: expect.any(Array), has_more: false },
  'List new leads': {
    leads: [expect.objectContaining({ name: 'Maria Garcia', email: 'maria@example.com', status: 'new' })],
    has_more: false,
  },
  'Write down what you learned': {
    success: true,
    status: 'qualified',
    lead: expect.objectContaining({ id: SAMPLE_LEAD, status: 'qualified' }),
  },
  'Text someone': {
    success: true,
    message_sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    to: '+15125551234',
    from: expect.any(String),
  },
};

test.each(steps)('%s', async (title, { curl }) => {
  const { stdout } = await run('bash', ['-c', curl.replace(SAMPLE_KEY, key)]);
  expect(JSON.parse(stdout)).toMatchObject(EXPECTED[title] as object);
});
