import {
  createLeadOperation,
  deleteLeadOperation,
  getLeadOperation,
  listLeadsOperation,
  updateLeadOperation,
} from '#lib/services/leads/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  createLeadOperation,
  deleteLeadOperation,
  getLeadOperation,
  listLeadsOperation,
  updateLeadOperation,
);
