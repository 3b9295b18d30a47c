import { getSettingsOperation, updateSettingsOperation } from '#lib/services/contact/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH } = serve(getSettingsOperation, updateSettingsOperation);
