import type { AddressListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/address.js';
import type { LocalListInstancePageOptions } from 'twilio/lib/rest/api/v2010/account/availablePhoneNumberCountry/local.js';
import type {
  IncomingPhoneNumberContextUpdateOptions,
  IncomingPhoneNumberListInstanceCreateOptions,
  IncomingPhoneNumberListInstancePageOptions,
} from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';
import type {
  MessageListInstanceCreateOptions,
  MessageListInstancePageOptions,
} from 'twilio/lib/rest/api/v2010/account/message.js';
import type { ContentApprovalRequest } from 'twilio/lib/rest/content/v1/content/approvalCreate.js';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import type { PhoneNumberListInstanceCreateOptions } from 'twilio/lib/rest/messaging/v1/service/phoneNumber.js';
import type { ItemAssignmentListInstanceCreateOptions } from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/bundle/itemAssignment.js';
import type {
  BundleContextUpdateOptions,
  BundleListInstanceCreateOptions,
} from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/bundle.js';
import type { EndUserListInstanceCreateOptions } from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/endUser.js';
import type { RegulationListInstancePageOptions } from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/regulation.js';
import type { SupportingDocumentListInstanceCreateOptions } from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/supportingDocument.js';

// What Twilio is asked by this product: the contract that requests are held to is made from these.
export type CreateMessage = MessageListInstanceCreateOptions;
export type ListMessages = MessageListInstancePageOptions;
export type CreateContent = ContentCreateRequest;
export type RequestApproval = ContentApprovalRequest;

export type BuyNumber = IncomingPhoneNumberListInstanceCreateOptions;
export type ListNumbers = IncomingPhoneNumberListInstancePageOptions;
export type UpdateNumber = IncomingPhoneNumberContextUpdateOptions;
export type SearchNumbers = LocalListInstancePageOptions;
export type AddToService = PhoneNumberListInstanceCreateOptions;
export type CreateAddress = AddressListInstanceCreateOptions;
export type CreateBundle = BundleListInstanceCreateOptions;
export type UpdateBundle = BundleContextUpdateOptions;
export type CreateEndUser = EndUserListInstanceCreateOptions;
export type CreateSupportingDocument = SupportingDocumentListInstanceCreateOptions;
export type AssignItem = ItemAssignmentListInstanceCreateOptions;
export type ListRegulations = RegulationListInstancePageOptions;
