import { z } from 'zod';
import { line } from '#lib/core/line.ts';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
/** Where an exchange listens unless it says otherwise. */
export const PORTS = { udp: 5060, tcp: 5060, tls: 5061 } as const;

export const Trunk = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    name: z.string(),
    host: z.string(),
    port: z.number().int(),
    transport: z.enum(TRANSPORTS),
    username: z.string().nullable(),
    caller_id: z.string().nullable().describe('What the called see.'),
    active: z.boolean().describe('Calls can be placed by it.'),
    ready: z
      .boolean()
      .describe('The carrier knows it. Where it does not, it is told again every hour, and at once by a PATCH.'),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'Trunk' });
export type Trunk = z.output<typeof Trunk>;

const fields = {
  name: line(100),
  host: line(253)
    .refine((text) => /^(?=.*[a-z0-9])[a-z0-9.-]+$/i.test(text), 'must be a host name or an IPv4 address')
    .describe('Your exchange. Calls come in only from an IPv4 address; a host name serves calls that go out.'),
  port: z.number().int().min(1).max(65_535),
  transport: z.enum(TRANSPORTS),
  username: line(200).nullable(),
  password: z.string().min(1, 'must not be empty').max(500).describe('Kept encrypted, and never shown again.'),
  caller_id: z
    .string()
    .regex(/^\+?[0-9]{1,20}$/, 'must be digits, with or without a +')
    .nullable()
    .describe('A number of yours that the called see; null: what your exchange says.'),
};

export const ListTrunksInput = z.object({
  business_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListTrunksOutput = z.object({ trunks: z.array(Trunk), ...pageTail });

export const CreateTrunkInput = z.object({
  business_id: z.guid().optional(),
  name: fields.name,
  host: fields.host,
  port: fields.port.optional().describe(`${PORTS.udp} unless said; ${PORTS.tls} by TLS.`),
  transport: fields.transport.default('udp'),
  username: fields.username.optional(),
  password: fields.password.optional(),
  caller_id: fields.caller_id.optional(),
});

export const UpdateTrunkInput = z.object({
  id: z.guid(),
  ...z.object(fields).partial().shape,
  active: z.boolean().optional(),
});

export const TrunkIdInput = z.object({ id: z.guid() });
