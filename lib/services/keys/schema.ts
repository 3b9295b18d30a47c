import { z } from 'zod';
import { SCOPES } from '#lib/core/scope.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';

export const ScopeList = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);

/** Reference: "API Keys". The whole key is shown once, when it is made. */
export const ApiKey = z
  .object({
    id: z.guid(),
    prefix: z.string().describe('The first letters of the key, to recognise it by.'),
    name: z.string(),
    scopes: z.array(z.string()),
    business_id: z.guid().nullable().describe('null: the key reaches all live businesses of its owner.'),
    created_at: isoTime,
    last_used_at: isoTime.nullable(),
    expires_at: isoTime.nullable(),
    is_active: z.boolean(),
  })
  .meta({ id: 'ApiKey' });

export const ListKeysOutput = z.object({ keys: z.array(ApiKey) });

export const CreateKeyInput = z.object({
  name: z.string().trim().min(1).max(100).default('Untitled Key'),
  business_id: z.guid().optional().describe('Scope the key to one business. Without it the key reaches all of yours.'),
  scopes: ScopeList.optional().describe('Defaults to agents, numbers, calls, sms and emails.'),
  expires_at: timeInput.optional(),
});

export const CreateKeyOutput = z.object({
  key: z.string().describe('Shown once: store it now.'),
  id: z.guid(),
  prefix: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  business_id: z.guid().nullable(),
  created_at: isoTime,
  expires_at: isoTime.nullable(),
});

export const RevokeKeyInput = z.object({ id: z.guid() });
export const Success = z.object({ success: z.literal(true) });
