import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { leadNext } from './next.ts';
import { createNote, deleteNote, updateNote } from './notes.ts';
import {
  CreateNoteInput,
  DeleteNoteInput,
  LeadNext,
  LeadNote,
  NextInput,
  TimelineInput,
  TimelineOutput,
  UpdateNoteInput,
} from './schema.ts';
import { listTimeline } from './timeline.ts';

export const timelineOperation = operation({
  id: 'leads.timeline',
  method: 'GET',
  path: '/api/v1/leads/timeline',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'List what happened with a lead',
  description: 'Calls, texts, emails, notes, steps of its status and what the pipeline did, in one list, newest first.',
  input: TimelineInput,
  output: TimelineOutput,
  errors: ['not_found'],
  run: listTimeline,
});

export const leadNextOperation = operation({
  id: 'leads.next',
  method: 'GET',
  path: '/api/v1/leads/next',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'What comes next with a lead, and whether it may be contacted now',
  description: 'Does nothing and stores nothing.',
  input: NextInput,
  output: LeadNext,
  errors: ['not_found'],
  run: leadNext,
});

const notes = { path: '/api/v1/leads/notes', access: scoped('leads:write'), rate: RATES.write } as const;

export const createNoteOperation = operation({
  id: 'leads.notes.create',
  method: 'POST',
  ...notes,
  summary: 'Write a note about a lead',
  description: 'It stands in the timeline of the lead under the name of who wrote it, or of the API key.',
  input: CreateNoteInput,
  output: LeadNote,
  status: 201,
  errors: ['not_found'],
  run: createNote,
});

export const updateNoteOperation = operation({
  id: 'leads.notes.update',
  method: 'PATCH',
  ...notes,
  summary: 'Change a note of one’s own',
  description: 'Its text as a whole. 403 for a note that somebody else wrote.',
  input: UpdateNoteInput,
  output: LeadNote,
  errors: ['not_found'],
  run: updateNote,
});

export const deleteNoteOperation = operation({
  id: 'leads.notes.delete',
  method: 'DELETE',
  ...notes,
  summary: 'Delete a note of one’s own',
  description: '403 for a note that somebody else wrote. It cannot be brought back.',
  input: DeleteNoteInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: deleteNote,
});
