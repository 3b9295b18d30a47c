import type { ReferenceOperation, ReferenceSection } from '#lib/core/api-reference.ts';
import { errorReference } from './errors.ts';
import { eventReference } from './events.ts';
import { apiReference } from './reference.ts';
import { VERIFY_NODE, VERIFY_PYTHON } from './verification.ts';

/** Stands for the address of whoever's server it is. */
const BASE = 'https://www.kaicalls.com';

const HEAD = `---
name: kaicalls-agent-api
description: Use the KaiCalls API - AI phone agents that answer, call and text. Read before writing any request to /api/v1/agents, /calls, /leads, /sms, /evals, /webhooks or /api/sdr; it has the field names, the scopes, the errors and the usual mistakes.
---

# KaiCalls agent API

Base address: \`${BASE}\`, or wherever KaiCalls is hosted. Every request carries \`Authorization: Bearer $KAICALLS_KEY\`.
Keys that begin with \`kc_test_\` act on a test twin of the business: calls and texts are simulated, data is apart. Make
one with \`POST /api/v1/sandbox/keys\` and use it for everything that you try out.

## Before you change an agent
1. \`GET /api/v1/agents\` finds the id. It is a KaiCalls id, not the id of the assistant at the carrier.
2. \`GET /api/v1/agents?id=<id>\` shows the prompts of the three channels, the models and the voice.
3. \`PATCH /api/v1/agents\` with \`id\` and only the fields that change. Each change of a prompt is written into the audit
   log, makes a version that can be restored, and tells the owner by mail.
4. Check a prompt before it goes live: \`POST /api/v1/evals/run\` with \`agent_id\` and \`prompt_override\`.

## Usual mistakes
- The id goes into the query (\`?id=\`), never into the path: \`/api/v1/agents/<id>\` is 404.
- Bodies are snake_case: \`inbound_prompt\`, \`first_message\`, \`vapi_config\`. camelCase keys are ignored without a word.
  Only the SDR pipeline under \`/api/sdr\` is camelCase.
- Sending the whole prompt back unchanged is needless. Send what changed.
- Never change the assistant at the carrier directly: the dashboard would show something else than callers hear.
- Phone numbers are E.164: \`+15125551234\`.
- A POST that acts is made safe to repeat by an \`Idempotency-Key\` header.
- \`limit\` is cut to its maximum; go on with \`after\` set to \`next_cursor\` while \`has_more\` is true.
- A call is \`queued\` when the POST answers. Ask \`GET /api/v1/calls?id=\` until it is over, or register a webhook.
`;

const fieldLines = (title: string, fields: ReferenceOperation['body']): string[] =>
  fields.length === 0
    ? []
    : [
        '',
        `${title}:`,
        ...fields.map(
          ({ name, type, required, says }) =>
            `- \`${name}\`${required ? ' (required)' : ''}: ${type}${says ? `. ${says}` : ''}`,
        ),
      ];

const operationText = (operation: ReferenceOperation): string =>
  [
    `### ${operation.method} ${operation.path}`,
    '',
    `${operation.summary}.${operation.description ? ` ${operation.description.replaceAll('\n\n', ' ')}` : ''}`,
    `Needs: ${operation.needs ?? 'nothing'}. Limit: ${operation.limit}.`,
    ...fieldLines('Query', operation.parameters),
    ...fieldLines('Body', operation.body),
    '',
    `Answers ${operation.status}:`,
    ...operation.answers.flatMap((answer) =>
      typeof answer === 'string'
        ? ['```csv', answer.trimEnd(), '```']
        : ['```json', JSON.stringify(answer, null, 2), '```'],
    ),
  ].join('\n');

const sectionText = ({ title, operations }: ReferenceSection): string =>
  [`# ${title}`, ...operations.map(operationText)].join('\n\n');

const errorsText = (): string =>
  [
    '# Errors',
    '',
    'Always `{"error": {"code", "message", "request_id", "details"?}}`.',
    '',
    ...errorReference().map(({ code, status, means }) => `- ${status} \`${code}\`: ${means}`),
  ].join('\n');

const eventsText = (): string =>
  [
    '# Webhook events',
    ...eventReference().map(
      ({ type, when, goesTo, fields }) =>
        `\n## ${type}\n${when} Goes to ${goesTo}.\n${fieldLines('Data', fields).join('\n')}`,
    ),
    '\n# Checking a signature',
    `\n\`\`\`js\n${VERIFY_NODE}\`\`\``,
    `\n\`\`\`python\n${VERIFY_PYTHON}\`\`\``,
  ].join('\n');

/** The files of the skill bundle, by their names: what `npm run skill` writes under `public/skills/kaicalls-agent-api/`. */
export function skillBundle(): Record<string, string> {
  const sections = apiReference(BASE);
  const pages = Object.fromEntries(
    sections.map((section) => [`reference/${section.slug}.md`, `${sectionText(section)}\n`]),
  );
  const index = [
    HEAD,
    '## Where to read on',
    ...sections.map(
      ({ slug, title, operations }) =>
        `- [${title}](reference/${slug}.md): ${operations.map(({ method, path }) => `${method} ${path}`).join(', ')}`,
    ),
    '- [Errors](errors.md)',
    '- [Webhook events and signatures](events.md)',
    '',
  ].join('\n');
  return { 'SKILL.md': index, 'errors.md': `${errorsText()}\n`, 'events.md': `${eventsText()}\n`, ...pages };
}
