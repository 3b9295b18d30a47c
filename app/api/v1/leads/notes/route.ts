import { createNoteOperation, deleteNoteOperation, updateNoteOperation } from '#lib/services/lead-record/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST, PATCH, DELETE } = serve(createNoteOperation, deleteNoteOperation, updateNoteOperation);
