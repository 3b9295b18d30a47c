import { signupOperation } from '#lib/services/signup/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(signupOperation);
