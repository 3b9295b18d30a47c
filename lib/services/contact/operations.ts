import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { checkContact } from './check.ts';
import { recordConsent } from './consent.ts';
import { listConsents, listDecisions } from './read.ts';
import { RULES } from './rules.ts';
import {
  CheckInput,
  CheckOutput,
  ComplianceSettings,
  Consent,
  GetSettingsInput,
  ListConsentsInput,
  ListConsentsOutput,
  ListDecisionsInput,
  ListDecisionsOutput,
  RecordConsentInput,
  UpdateSettingsInput,
} from './schema.ts';
import { getSettings, updateSettings } from './settings.ts';

export const checkContactOperation = operation({
  id: 'compliance.check',
  method: 'POST',
  path: '/api/v1/compliance/check',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'Ask whether a contact is allowed',
  description: `Does nothing and stores nothing. The rules: ${RULES.map(({ name, says }) => `\`${name}\` – ${says}`).join(' ')}`,
  input: CheckInput,
  output: CheckOutput,
  run: checkContact,
});

export const listDecisionsOperation = operation({
  id: 'compliance.decisions.list',
  method: 'GET',
  path: '/api/v1/compliance/decisions',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List the decisions of the contact gate',
  description:
    'Every call, text and email of the pipeline, of campaigns and of agents, and every message of the API, with the reasons and what they were made from. Refusals are kept for ninety days, the others for four years.',
  input: ListDecisionsInput,
  output: ListDecisionsOutput,
  run: listDecisions,
});

export const listConsentsOperation = operation({
  id: 'compliance.consents.list',
  method: 'GET',
  path: '/api/v1/compliance/consents',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List opt-ins and opt-outs',
  description: 'A record: nothing in it is changed. The latest entry of a channel and address holds.',
  input: ListConsentsInput,
  output: ListConsentsOutput,
  run: listConsents,
});

export const recordConsentOperation = operation({
  id: 'compliance.consents.create',
  method: 'POST',
  path: '/api/v1/compliance/consents',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Record an opt-in or opt-out',
  description: 'What a person has said elsewhere. Saying the same again answers the entry that holds.',
  input: RecordConsentInput,
  output: Consent,
  status: 201,
  run: recordConsent,
});

export const getSettingsOperation = operation({
  id: 'compliance.settings.get',
  method: 'GET',
  path: '/api/v1/compliance/settings',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'Read how the business contacts people',
  description:
    'In which hours of their own zone the product turns to people by itself, how often at most, whether texts need an opt-in and emails an approval.',
  input: GetSettingsInput,
  output: ComplianceSettings,
  run: getSettings,
});

export const updateSettingsOperation = operation({
  id: 'compliance.settings.update',
  method: 'PATCH',
  path: '/api/v1/compliance/settings',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Change how the business contacts people',
  description:
    'What is left out stays. Holds at once, also for what waits already: it is decided anew when its turn comes. `contact_hours_end` must be later than `contact_hours_start`.',
  input: UpdateSettingsInput,
  output: ComplianceSettings,
  run: updateSettings,
});
