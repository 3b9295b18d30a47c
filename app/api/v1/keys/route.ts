import { createKeyOperation, listKeysOperation, revokeKeyOperation } from '#lib/services/keys/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(listKeysOperation, createKeyOperation, revokeKeyOperation);
