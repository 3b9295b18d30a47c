import {
  connectEmailAccountOperation,
  listEmailAccountsOperation,
  removeEmailAccountOperation,
  updateEmailAccountOperation,
} from '#lib/services/email-accounts/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listEmailAccountsOperation,
  connectEmailAccountOperation,
  updateEmailAccountOperation,
  removeEmailAccountOperation,
);
