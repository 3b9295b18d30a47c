import { join } from 'node:path';
import { contractOf } from '#e2e/emulators/kit/contract.ts';
import type { Schema } from '#e2e/emulators/kit/schema.ts';
import { Refused } from '#e2e/emulators/kit/server.ts';
import type { Fault, Validator } from '#e2e/emulators/kit/validator.ts';

const text = (maxLength: number, minLength = 0): Schema => ({ minLength, maxLength });
const range = (minimum: number, maximum: number): Schema => ({ minimum, maximum });

/** Lengths and ranges of the published OpenAPI (2026-08-20), which types cannot say. */
const LIMITS: Record<string, Schema> = {
  'CreateAssistantDto.name': text(40),
  'CreateAssistantDto.voicemailMessage': text(1000),
  'CreateAssistantDto.endCallMessage': text(1000),
  'CreateAssistantDto.maxDurationSeconds': range(10, 43_200),
  'AssistantUpdate.name': text(40),
  'AssistantUpdate.voicemailMessage': text(1000),
  'AssistantUpdate.endCallMessage': text(1000),
  'AssistantUpdate.maxDurationSeconds': range(10, 43_200),
  'AssistantOverrides.name': text(40),
  'AssistantOverrides.maxDurationSeconds': range(10, 43_200),
  'CreateAssistantDtoModel.*.temperature': range(0, 2),
  'CreateAssistantDtoModel.*.maxTokens': range(50, 10_000),
  'StartSpeakingPlan.waitSeconds': range(0, 5),
  'StopSpeakingPlan.numWords': range(0, 10),
  'StopSpeakingPlan.voiceSeconds': range(0, 0.5),
  'StopSpeakingPlan.backoffSeconds': range(0, 10),
  'Server.timeoutSeconds': range(1, 300),
  'BackoffPlan.maxRetries': range(0, 10),
  'BackoffPlan.baseDelaySeconds': range(0, 10),
  'SummaryPlan.timeoutSeconds': range(1, 60),
  'CreateCallDto.name': text(40),
  'CreateCustomerDto.number': text(40, 3),
  'CreateCustomerDto.name': text(40),
  'CreateCustomerDto.email': text(40),
  'CreateCustomerDto.externalId': text(40),
  '*Destination*.Number.number': text(40, 3),
  'CreatePhoneNumbersRequest.*.name': text(40),
  'CreatePhoneNumbersRequest.Vapi.numberDesiredAreaCode': text(3, 3),
  'UpdatePhoneNumbersRequestBody.*.name': text(40),
  'CreateStructuredOutputDto.name': text(40, 1),
  'CreateEvalDto.name': text(80, 1),
  'CreateEvalDto.description': text(500),
  'EvalUpdate.name': text(80, 1),
  'EvalUpdate.description': text(500),
  'ChatEvalAssistantMessageMock.content': text(1000),
  'SipTrunkGateway.port': range(1, 65_535),
  'SipTrunkGateway.netmask': range(24, 32),
};

/** Where the SDK's types repeat a defect of the published document, or lack what the documentation has. */
function mend(definitions: Record<string, Schema>): void {
  // Published as objects: its own example gives a word, and a list of numbers.
  const backoff = propertiesOf(definitions, 'BackoffPlan');
  backoff.type = { enum: ['fixed', 'exponential'] };
  backoff.excludedStatusCodes = { type: 'array', items: { type: 'integer' } };
  // Documented under "Call timeout settings", in no type.
  for (const name of ['CreateAssistantDto', 'AssistantUpdate', 'AssistantOverrides']) {
    propertiesOf(definitions, name).silenceTimeoutSeconds = { type: 'number', ...range(5, 3600) };
  }
  // A setting of a number is taken away by null.
  for (const kind of ['ByoPhoneNumber', 'Twilio', 'Vapi']) {
    const number = propertiesOf(definitions, `UpdatePhoneNumbersRequestBody.${kind}`);
    for (const name of ['assistantId', 'squadId', 'workflowId', 'fallbackDestination']) {
      number[name] = { anyOf: [number[name] ?? {}, { type: 'null' }] };
    }
  }
}

function propertiesOf(definitions: Record<string, Schema>, name: string): Record<string, Schema> {
  const properties = definitions[name]?.properties;
  if (!properties) throw new Error(`The SDK has no ${name} any more.`);
  return properties;
}

let made: Promise<Validator> | undefined;

/** What Vapi takes, and what it takes for an answer. */
export function vapiContract(): Promise<Validator> {
  made ??= contractOf(join(import.meta.dirname, 'types.ts'), { limits: LIMITS, patch: mend }).then((contract) =>
    contract.prepare('AssistantCreate', 'AssistantAnswer', 'CallCreate'),
  );
  return made;
}

/** A fault in the words of the vendor's framework: `model.property temprature should not exist`. */
export function nestMessage({ path, keyword, params, message }: Fault): string {
  const at = path.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') {
    return `${at ? `${at}.` : ''}property ${params.additionalProperty} should not exist`;
  }
  if (keyword === 'required') return `${at ? `${at}.` : ''}${params.missingProperty} should not be empty`;
  if (keyword === 'enum') {
    const allowed = params.allowedValues as unknown[];
    return `${at} must be one of the following values: ${allowed.slice(0, 20).join(', ')}`;
  }
  return `${at || 'body'} ${message}`;
}

/** An error body as Vapi's framework writes it. */
export const nestError = (statusCode: number, message: string | string[]) => ({
  message,
  error: REASONS[statusCode] ?? 'Error',
  statusCode,
});

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** Thrown by what takes a request: Vapi's 400. */
export const refused = (message: string | string[]): Refused => new Refused(400, nestError(400, message));
