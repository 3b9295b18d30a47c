import type { Vapi } from '@vapi-ai/server-sdk';

// What is asked of Vapi, and what it asks of us: the emulator's contract is made from the SDK's own types. Names differ
// from the SDK's because the generator refuses two definitions of one name.

export type AssistantCreate = Vapi.CreateAssistantDto;
export type AssistantUpdate = Omit<Vapi.UpdateAssistantDto, 'id'>;
export type CallCreate = Vapi.CreateCallDto;
export type CallUpdate = Omit<Vapi.UpdateCallDto, 'id'>;
export type PhoneNumberCreate = Vapi.CreatePhoneNumbersRequest;
export type PhoneNumberUpdate = Vapi.UpdatePhoneNumbersRequestBody;
export type StructuredOutputCreate = Vapi.CreateStructuredOutputDto;
export type StructuredOutputUpdate = Omit<Vapi.UpdateStructuredOutputDto, 'id' | 'schemaOverride'>;
export type EvalCreate = Vapi.CreateEvalDto;
export type EvalUpdate = Omit<Vapi.UpdateEvalDto, 'id'>;
export type EvalRunCreate = Vapi.CreateEvalRunDto;
/** The SDK has no `POST /credential`; the types of the bodies it has. */
export type CredentialCreate =
  | (Vapi.CreateByoSipTrunkCredentialDto & { provider: 'byo-sip-trunk' })
  | (Vapi.CreateWebhookCredentialDto & { provider: 'webhook' });
export type CredentialUpdate =
  | (Partial<Vapi.CreateByoSipTrunkCredentialDto> & { provider: 'byo-sip-trunk' })
  | (Partial<Vapi.CreateWebhookCredentialDto> & { provider: 'webhook' });
export type AssistantAnswer = Vapi.ServerMessageResponseAssistantRequest;
export type ToolAnswer = Vapi.ServerMessageResponseToolCalls;
export type TransferAnswer = Vapi.ServerMessageResponseTransferDestinationRequest;
