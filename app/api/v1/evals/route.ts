import {
  createEvalOperation,
  deleteEvalOperation,
  getEvalOperation,
  listEvalsOperation,
  updateEvalOperation,
} from '#lib/services/evals/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listEvalsOperation,
  getEvalOperation,
  createEvalOperation,
  updateEvalOperation,
  deleteEvalOperation,
);
