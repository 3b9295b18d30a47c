import {
  getEmailOperation,
  listEmailsOperation,
  queueEmailOperation,
  reviewEmailOperation,
} from '#lib/services/emails/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH } = serve(
  listEmailsOperation,
  getEmailOperation,
  queueEmailOperation,
  reviewEmailOperation,
);
