import { listConsentsOperation, recordConsentOperation } from '#lib/services/contact/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(listConsentsOperation, recordConsentOperation);
