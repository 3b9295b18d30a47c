import { lastExaminationOperation, runExaminationOperation } from '#lib/services/doctor/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(lastExaminationOperation, runExaminationOperation);
