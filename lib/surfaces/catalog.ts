import type { AnyOperation } from '#lib/core/operation.ts';
import { balanceOperation, listUsageOperation } from '#lib/services/account/operations.ts';
import {
  archiveAgentOperation,
  createAgentOperation,
  getAgentOperation,
  getVersionOperation,
  listAgentsOperation,
  listVersionsOperation,
  restoreAgentOperation,
  updateAgentOperation,
} from '#lib/services/agents/operations.ts';
import {
  agentAnalyticsOperation,
  businessAnalyticsOperation,
  callAnalyticsOperation,
  dashboardOperation,
  funnelOperation,
  weeklyOperation,
} from '#lib/services/analytics/operations.ts';
import { listAuditOperation } from '#lib/services/audit/operations.ts';
import { blockOperation, listBlockedOperation, unblockOperation } from '#lib/services/blocked-callers/operations.ts';
import {
  getBusinessOperation,
  listBusinessesOperation,
  updateBusinessOperation,
} from '#lib/services/businesses/operations.ts';
import {
  deleteCallOperation,
  getCallOperation,
  hangUpOperation,
  listCallsOperation,
  placeCallOperation,
} from '#lib/services/calls/operations.ts';
import { addDncOperation, listDncOperation, removeDncOperation } from '#lib/services/dnc/operations.ts';
import {
  createEvalOperation,
  deleteEvalOperation,
  evalFromCallOperation,
  findRunOperation,
  getEvalOperation,
  getRunOperation,
  listEvalsOperation,
  listRunsOperation,
  runEvalsOperation,
  updateEvalOperation,
} from '#lib/services/evals/operations.ts';
import { createKeyOperation, listKeysOperation, revokeKeyOperation } from '#lib/services/keys/operations.ts';
import {
  createLeadOperation,
  getLeadOperation,
  listLeadsOperation,
  updateLeadOperation,
} from '#lib/services/leads/operations.ts';
import {
  getTextOperation,
  listTextsOperation,
  listThreadsOperation,
  readThreadOperation,
  receiveTextOperation,
  sendSmsOperation,
  updateSmsPromptOperation,
} from '#lib/services/messages/operations.ts';
import { getNoticesOperation, listNoticesOperation, updateNoticesOperation } from '#lib/services/notices/operations.ts';
import { listNumbersOperation } from '#lib/services/numbers/operations.ts';
import { createTestKeyOperation, ringAgentOperation, sayLineOperation } from '#lib/services/sandbox/operations.ts';
import { signupOperation } from '#lib/services/signup/operations.ts';
import { listTranscriptsOperation } from '#lib/services/transcripts/operations.ts';
import {
  configureWebhookOperation,
  getDeliveryOperation,
  listDeliveriesOperation,
  removeWebhookOperation,
  replayDeliveryOperation,
  testWebhookOperation,
  viewWebhookOperation,
} from '#lib/services/webhooks/operations.ts';

/** Every operation of the product, in the order of the documentation. */
export const CATALOG: readonly AnyOperation[] = [
  signupOperation,
  listBusinessesOperation,
  getBusinessOperation,
  updateBusinessOperation,
  listAgentsOperation,
  getAgentOperation,
  createAgentOperation,
  updateAgentOperation,
  archiveAgentOperation,
  listVersionsOperation,
  getVersionOperation,
  restoreAgentOperation,
  listNumbersOperation,
  placeCallOperation,
  listCallsOperation,
  getCallOperation,
  deleteCallOperation,
  hangUpOperation,
  listTranscriptsOperation,
  listLeadsOperation,
  getLeadOperation,
  createLeadOperation,
  updateLeadOperation,
  sendSmsOperation,
  listTextsOperation,
  getTextOperation,
  listThreadsOperation,
  readThreadOperation,
  updateSmsPromptOperation,
  listDncOperation,
  addDncOperation,
  removeDncOperation,
  listBlockedOperation,
  blockOperation,
  unblockOperation,
  listEvalsOperation,
  getEvalOperation,
  createEvalOperation,
  updateEvalOperation,
  deleteEvalOperation,
  evalFromCallOperation,
  runEvalsOperation,
  getRunOperation,
  findRunOperation,
  listRunsOperation,
  listAuditOperation,
  getNoticesOperation,
  updateNoticesOperation,
  listNoticesOperation,
  dashboardOperation,
  callAnalyticsOperation,
  funnelOperation,
  agentAnalyticsOperation,
  weeklyOperation,
  businessAnalyticsOperation,
  balanceOperation,
  listUsageOperation,
  configureWebhookOperation,
  viewWebhookOperation,
  removeWebhookOperation,
  testWebhookOperation,
  listDeliveriesOperation,
  getDeliveryOperation,
  replayDeliveryOperation,
  listKeysOperation,
  createKeyOperation,
  revokeKeyOperation,
  ringAgentOperation,
  sayLineOperation,
  receiveTextOperation,
  createTestKeyOperation,
];
