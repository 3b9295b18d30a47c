import fc from 'fast-check';
import type { AnyOperation } from '#lib/core/operation.ts';
import type { Kind } from '#lib/surfaces/testing/named-by-id.ts';
import { type Document, type JsonSchema, kindOf, type Parameter, parametersOf, resolved, taken } from './parameters.ts';
import type { Tenant } from './tenant.ts';

type Values = fc.Arbitrary<unknown>;

/** Ids to draw from; where an operation uses its ids up, there are many. */
export type Ids = Record<Kind, readonly string[]>;

export const idsOf = (tenant: Tenant): Ids =>
  Object.fromEntries(Object.entries(tenant.ids).map(([kind, id]) => [kind, [id]])) as unknown as Ids;

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const phone = fc
  .tuple(digits(4), fc.boolean())
  .map(([last, spaced]) => (spaced ? `+1 (512) 555-${last}` : `+1512555${last}`));
/** Sandbox numbers whose calls are over at once: a run of thousands must not hold thousands of conversations. */
const silent = fc.constantFrom('+15005550001', '+15005550002', '+15005550003', '+1 500 555-0001');
const record = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });

const email = fc.uuid().map((id) => `fuzz-${id}@example.com`);

const END_USER = fc.record({
  type: fc.constant('business'),
  business_name: fc.constantFrom('Fuzzwick', 'Bloom Dental'),
  email,
});
/** Numbers of the simulated market, hardly one of them twice: each is sold once. */
const FOR_SALE = fc.uuid().map((id) => {
  const n = Number.parseInt(id.slice(0, 8), 16);
  const areaCode = ['512', '212', '310', '312', '415', '206', '214', '303'][n % 8];
  return `+1${areaCode}5554${String(Math.floor(n / 8) % 1000).padStart(3, '0')}`;
});
const DOCUMENTS = fc.constantFrom([], [{ type: 'passport', attributes: { number: '1' } }]);
const ADDRESS = fc.record({
  street: fc.constant('Main Street 1'),
  city: fc.constant('Berlin'),
  region: fc.constant('BE'),
  postal_code: digits(5),
  country: fc.constant('DE'),
});

/** What the description cannot say of a value: its words are in the pattern of the reference, or it must be spared. */
const BY_NAME: Record<string, Values> = {
  phone,
  from: fc.option(phone),
  phone_forward_to: phone,
  to: fc.oneof(silent, fc.array(silent, { minLength: 1, maxLength: 3 })),
  zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'),
  website: fc.constantFrom('https://example.com', 'http://example.com/a?b=c'),
  after: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  expires_at: fc
    .date({ min: new Date('2100-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  email,
  from_address: email,
  // A mail server on this machine, where nobody listens.
  host: fc.constant('127.0.0.1'),
  port: fc.constant(9),
  password: fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' }),
  end_user: END_USER,
  caller_lines: fc.array(fc.constantFrom('What do you charge?', 'Goodbye.'), { minLength: 1, maxLength: 2 }),
  record: fc.constant(false),
  metadata: record,
  vapi_config: record,
  turn: fc.constant(2),
  messages: fc.constantFrom('.', 'hours').map((content) => [
    { role: 'user', content: 'What are your hours?' },
    { role: 'assistant', judgePlan: { type: 'regex', content } },
  ]),
};

const BY_PHONE = fc.constantFrom('call', 'sms', 'whatsapp');
const NAMED_VOICE = fc.record({ provider: fc.constant('flite'), voiceId: fc.constantFrom('slt', 'rms') });
const NAMED_MODEL = fc.record({ provider: fc.constant('openai'), model: fc.constantFrom('gpt-4.1', 'gpt-5') });
const CONVERSATION = fc.constantFrom([], [{ role: 'caller', text: 'What are your hours?' }]);
const A_LINE = fc.constantFrom('a plumber in Austin, open 8 to 5', 'Bloom Dental');
const DECIDED = fc.constantFrom('skip', 'pause', 'resume');
const TOUCHED = fc.constantFrom('call', 'sms', 'email');
/** As `BY_NAME`, for one operation: what the tenant has, and what leaves it as it is for the operations that follow. */
const BY_FIELD: Record<string, Values> = {
  'leads.import csv': digits(4).map((last) => `name,phone\nFuzz ${last},+1512556${last}`),
  'leads.import mapping': fc.constantFrom(undefined, { name: 'name', phone: 'phone' }),
  'calls.transfer to': phone,
  'agents.rehearse turns': CONVERSATION,
  'tryout.reply turns': CONVERSATION,
  'tryout.reply business': A_LINE,
  'tryout.conclude business': A_LINE,
  'search.find q': fc.constantFrom('lead', '555', '+1 617 555'),
  'erasures.create phone': digits(4).map((last) => `+1512557${last}`),
  'businesses.deletion.request name': fc.constant('Another name'),
  'team.update role': fc.constantFrom('admin', 'member', 'viewer'),
  'agents.update status': fc.constant('active'),
  'agents.update expected_version': fc.constant(undefined),
  'agents.update voice': NAMED_VOICE,
  'agents.update model': NAMED_MODEL,
  'agents.versions.get version': fc.constant(1),
  'agents.restore version': fc.constant(1),
  'numbers.available type': fc.constant('local'),
  'numbers.available area_code': fc.constantFrom('512', '212'),
  'numbers.buy phone_number': FOR_SALE,
  // A draft buys nothing.
  'numbers.buy bundle_id': fc.constant(undefined),
  'compliance.bundles.create number_type': fc.constant('local'),
  'compliance.bundles.create address': ADDRESS,
  'compliance.bundles.create documents': DOCUMENTS,
  'compliance.bundles.update address': ADDRESS,
  'compliance.bundles.update documents': DOCUMENTS,
  'numbers.update forward_to': fc.option(phone),
  // A trunk that is switched off refuses the calls of the operations that follow.
  'trunks.update active': fc.constant(true),
  'businesses.update opening_hours': fc.constantFrom(null, { mon: [{ open: '09:00', close: '17:00' }] }),
  'businesses.update holidays': fc.constantFrom([], [{ date: '2026-12-25', name: 'Christmas' }]),
  'businesses.update name': fc.constantFrom('Fuzzwick', 'Fuzzwick'),
  'sdr.config.put business_hours_start': fc.constantFrom(0, 9),
  'sdr.config.put business_hours_end': fc.constantFrom(17, 23),
  'sdr.config.post business_hours_start': fc.constantFrom(0, 9),
  'sdr.config.post business_hours_end': fc.constantFrom(17, 23),
  // What touches the lead is refused while the cadence holds it: mostly what a person decides.
  'sdr.action action': fc.oneof({ weight: 4, arbitrary: DECIDED }, { weight: 1, arbitrary: TOUCHED }),
  'sms.send to': silent,
  'whatsapp.send to': silent,
  'whatsapp.send message_type': fc.constant('template'),
  'whatsapp.send content': digits(4).map((last) => ({ name: `fuzz_${last}`, language: 'en', variables: { 1: 'Ada' } })),
  'whatsapp.templates.create name': digits(12).map((last) => `fuzz_${last}`),
  'whatsapp.templates.create language': fc.constantFrom('en', 'pt_BR'),
  'whatsapp.templates.create examples': fc.constantFrom({}, { 1: 'Ada' }),
  'sandbox.sms.create from': phone,
  'emails.create to': email,
  'emails.review to': email,
  'emails.review action': fc.constant('edit'),
  'compliance.check to': phone,
  'compliance.check channel': BY_PHONE,
  'compliance.decisions.list to': phone,
  'compliance.consents.create address': phone,
  'compliance.consents.create channel': BY_PHONE,
  'compliance.settings.update contact_hours_start': fc.constantFrom('00:00', '08:30'),
  'compliance.settings.update contact_hours_end': fc.constantFrom('20:00', '24:00'),
  'notices.update notices': fc.array(
    fc.record({ kind: fc.constantFrom('hot_lead', 'missed_call', 'daily_digest'), email: fc.boolean() }),
    { minLength: 1, maxLength: 3 },
  ),
};

/** Fields without which an operation has nothing to do, though each alone is optional. */
const ALSO: Record<string, readonly string[]> = { 'evals.run': ['eval_id'], 'leads.create': ['name'] };

/** Whoever is signed in reaches the test twin too: where one business is meant, it must be said which. */
const mustSay = ({ access }: AnyOperation, name: string): boolean =>
  access.kind === 'session' && name === 'business_id';

/** Inputs that the operation accepts, drawn from what its tenant has. */
export function validInput(
  document: Document,
  operation: AnyOperation,
  { ids, hook, only }: { ids: Ids; hook: string; only?: 'required' },
): fc.Arbitrary<Record<string, unknown>> {
  const parameters = parametersOf(document, operation);
  const names = parameters.filter(({ required, name }) => required || mustSay(operation, name)).map(({ name }) => name);
  const required = new Set([...names, ...(ALSO[operation.id] ?? [])]);
  const fields = parameters
    .filter(({ name }) => only === undefined || required.has(name))
    .map((parameter) => [parameter.name, drawn(document, operation, parameter, ids, hook)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

function drawn(document: Document, operation: AnyOperation, parameter: Parameter, ids: Ids, hook: string): Values {
  const own = BY_FIELD[`${operation.id} ${parameter.name}`];
  if (own) return own;
  const kind = kindOf(operation, parameter);
  if (kind) return fc.constantFrom(...ids[kind]).map((id) => taken(parameter, id));
  if (parameter.name === 'vapi_run_id') return fc.constantFrom(...ids.run.map((id) => `local-run-${id}`));
  if (parameter.name.endsWith('webhook_url')) return fc.constant(hook);
  return BY_NAME[parameter.name] ?? valuesOf(document, parameter.schema);
}

/** Values that a schema describes; short ones, since length is not what is looked for. */
export function valuesOf(document: Document, given: JsonSchema): Values {
  const schema = resolved(document, given);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(document, one)));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1000) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case 'array': {
      const { minItems: minLength = 0, maxItems = 3 } = schema;
      return fc.array(valuesOf(document, schema.items ?? {}), { minLength, maxLength: Math.min(maxItems, 3) });
    }
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valuesOf(document, inner)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern && !format)
    return fc.stringMatching(new RegExp(pattern)).filter(({ length }) => length >= minLength && length <= maxLength);
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === 'uri') return fc.webUrl();
  // So long at the least: a secret. Graphemes of several units would hardly ever come to its length.
  if (minLength > 40) return fc.string({ unit: fc.constantFrom(...'aZ09-_'), minLength, maxLength: minLength });
  // Every script, but what Postgres cannot keep; blanks at the ends are cut off before lengths are counted.
  return fc
    .string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) })
    .map((text) => text.replaceAll('\0', ''))
    .map((text) => (text.trim().length < minLength ? `x${text}` : text))
    .filter((text) => text.length <= maxLength);
}

/** Values that are probably wrong anywhere. */
export const junk: Values = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    "' or 1=1 --",
    '{{name}}',
    '../..',
    '__proto__',
    'NaN',
    '1e999',
    -1,
    0,
    1e21,
    null,
    [],
  ),
  fc.string({ minLength: 3000, maxLength: 3100 }),
);
