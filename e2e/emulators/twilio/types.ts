import type {
  MessageListInstanceCreateOptions,
  MessageListInstancePageOptions,
} from 'twilio/lib/rest/api/v2010/account/message.js';
import type { ContentApprovalRequest } from 'twilio/lib/rest/content/v1/content/approvalCreate.js';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';

// What Twilio is asked by this product: the contract that requests are held to is made from these.
export type CreateMessage = MessageListInstanceCreateOptions;
export type ListMessages = MessageListInstancePageOptions;
export type CreateContent = ContentCreateRequest;
export type RequestApproval = ContentApprovalRequest;
