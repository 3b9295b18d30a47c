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
export type AssistantAnswer = Vapi.ServerMessageResponseAssistantRequest;
export type ToolAnswer = Vapi.ServerMessageResponseToolCalls;
export type TransferAnswer = Vapi.ServerMessageResponseTransferDestinationRequest;
