import {
  findRunOperation,
  getRunOperation,
  listRunsOperation,
  runEvalsOperation,
} from '#lib/services/evals/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(listRunsOperation, getRunOperation, findRunOperation, runEvalsOperation);
