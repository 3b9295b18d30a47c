import { doctorCallback } from '#lib/surfaces/callbacks/doctor.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(doctorCallback);
