import {
  archiveAgentOperation,
  createAgentOperation,
  getAgentOperation,
  listAgentsOperation,
  updateAgentOperation,
} from '#lib/services/agents/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listAgentsOperation,
  getAgentOperation,
  createAgentOperation,
  updateAgentOperation,
  archiveAgentOperation,
);
