import { join } from 'node:path';
import { contractOf } from '#e2e/emulators/kit/contract.ts';
import type { Asked, Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { refusal } from './account.ts';

const LIMITS = {
  'MessageListInstanceCreateOptions.messagingServiceSid': { pattern: '^MG[0-9a-fA-F]{32}$' },
  'MessageListInstanceCreateOptions.contentSid': { pattern: '^HX[0-9a-fA-F]{32}$' },
  'ContentApprovalRequest.category': { enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'] },
  'ContentApprovalRequest.name': { pattern: '^[a-z0-9_]{1,512}$' },
};

/** Twilio's requests, by the types of the npm package; of a form in Pascal case, or JSON in snake case. */
export const twilioContract = (): Promise<Validator> =>
  contractOf(join(import.meta.dirname, 'types.ts'), { form: true, limits: LIMITS });

/** A handler whose requests are held to `type`: the body, or the query of what only reads. */
export function held(contract: Validator, type: string, handler: Handler): Handler {
  return (asked) => {
    const [fault] = contract.check(type, camelCased(asked.method === 'GET' ? queryOf(asked) : (asked.body ?? {})));
    if (fault) throw refusal(400, 20001, `Invalid parameter: ${fault}`);
    return handler(asked);
  };
}

const queryOf = ({ query }: Asked): Record<string, unknown> => Object.fromEntries(query);

/** Names whose value is data, with names of its own. */
const DATA = new Set(['variables']);

/** The types of the package have names of their own for what goes over the wire. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [camelCase(name), DATA.has(name) ? inner : camelCased(inner)]),
  );
}

const camelCase = (name: string): string =>
  name
    .replace(/[_/-](\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[A-Z]/, (first) => first.toLowerCase());
