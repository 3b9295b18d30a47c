import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool, types } from 'pg';
import { isoText } from '#lib/adapters/db/pool.ts';
import { hashKey } from '#lib/services/keys/secret.ts';

// What the product is measured against: node:http and pg, one look-up of the key and one statement, and nothing else. No
// row-level security, no limits, no log, no input check. It answers the same JSON, from as many connections.

types.setTypeParser(1184, isoText);
const pool = new Pool({ connectionString: process.env.DATABASE_ADMIN_URL, max: 12 });
const KEPT_MS = 1000; // as the product keeps a key
const keys = new Map<string, { business: string; until: number }>();

async function businessOf(authorization: string): Promise<string | undefined> {
  const kept = keys.get(authorization);
  const now = performance.now();
  if (kept && kept.until > now) return kept.business;
  const { rows } = await pool.query<{ business_id: string }>({
    name: 'key',
    text: 'select business_id from api_keys where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())',
    values: [hashKey(authorization.slice('Bearer '.length))],
  });
  const business = rows[0]?.business_id;
  if (business) keys.set(authorization, { business, until: now + KEPT_MS });
  return business;
}

/** Written into the statement: as a parameter it would make Postgres plan anew each time, and the baseline slow. */
const PAGE = 50;

const LIST = `
  select c.id, c.conversation_id, c.direction, c.status, c.duration, c.agent_id, a.name as agent_name, c.business_id,
         c.lead_id, l.name as lead_name, c.from_number as "from", c.to_number as "to", c.summary, c.ended_reason,
         c.score, c.tags, (c.cost_micros / 1000000.0)::float8 as cost, c.created_at, c.answered_at, c.ended_at
    from calls c left join agents a on a.id = c.agent_id left join leads l on l.id = c.lead_id
   where c.business_id = $1 order by c.created_at desc, c.id desc limit ${PAGE + 1}`;

async function list(business: string): Promise<object> {
  const { rows } = await pool.query<{ id: string; created_at: string }>({
    name: 'list',
    text: LIST,
    values: [business],
  });
  const has_more = rows.length > PAGE;
  const calls = has_more ? rows.slice(0, PAGE) : rows;
  const last = calls.at(-1);
  const next_cursor = has_more && last ? Buffer.from(`${last.created_at}|${last.id}`).toString('base64url') : null;
  return { calls, has_more, next_cursor };
}

const INSERT = `
  insert into calls (id, business_id, agent_id, direction, to_number, conversation_id, name, carrier, deadline)
  values (uuidv7(), $1, $2, 'outbound', $3, 'conv_' || uuidv7(), $4, 'sandbox', now() + interval '660 seconds')
  returning id, conversation_id, status, direction, agent_id, to_number as "to", from_number as "from", name, created_at`;

async function insert(business: string, body: { agent_id: string; to: string; name: string }): Promise<object> {
  const values = [business, body.agent_id, body.to, body.name];
  const { rows } = await pool.query<object>({ name: 'insert', text: INSERT, values });
  return rows[0] ?? {};
}

async function readJson(request: IncomingMessage): Promise<never> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as never;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const business = await businessOf(request.headers.authorization ?? '');
  if (!business) return void response.writeHead(401).end();
  const posted = request.method === 'POST';
  const made = posted ? await insert(business, await readJson(request)) : await list(business);
  const text = JSON.stringify(made);
  response
    .writeHead(posted ? 201 : 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.BARE_PORT), '127.0.0.1', () => process.send?.({ ready: true }));
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
