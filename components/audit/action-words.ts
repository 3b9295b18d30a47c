/** Every action that is recorded, as the end of a sentence that begins with who did it. */
export const ACTIONS: Record<string, string> = {
  'agent.prompt_changed': 'changed what an agent is told',
  'agent.changed': 'changed an agent',
  'agent.archived': 'archived an agent',
  'agent.unarchived': 'brought back an agent',
  'business.changed': 'changed the business',
  'business.deletion_requested': 'asked to delete the business',
  'business.deletion_withdrawn': 'kept the business',
  'call.annotated': 'wrote about a call',
  'caller.blocked': 'blocked a caller',
  'caller.unblocked': 'unblocked a caller',
  'compliance.settings_changed': 'changed the rules of contact',
  'contact.opted_in': 'recorded an opt-in',
  'contact.opted_out': 'recorded an opt-out',
  'dnc.added': 'put a number on the do-not-call list',
  'dnc.removed': 'took a number off the do-not-call list',
  'email.approved': 'approved an email',
  'email.canceled': 'called back an email',
  'email.retried': 'sent an email again',
  'email.edited': 'edited an email',
  'email.rejected': 'rejected an email',
  'email_account.connected': 'connected a mail account',
  'email_account.changed': 'changed a mail account',
  'email_account.disconnected': 'disconnected a mail account',
  'eval.created': 'made an eval',
  'eval.changed': 'changed an eval',
  'eval.deleted': 'deleted an eval',
  'eval.checked': 'checked instructions against evals',
  'lead.deleted': 'deleted a lead',
  'lead.merged': 'made two leads one',
  'leads.imported': 'imported leads from a file',
  'export.requested': 'asked for an archive',
  'key.created': 'made an API key',
  'key.revoked': 'revoked an API key',
  'member.invited': 'invited somebody',
  'member.invitation_withdrawn': 'withdrew an invitation',
  'member.joined': 'joined the team',
  'member.left': 'left the team',
  'member.removed': 'removed somebody from the team',
  'member.role_changed': 'changed somebody’s role',
  'notices.changed': 'changed the notices',
  'number.erasure_requested': 'asked to erase a number',
  'number.erased': 'erased a number',
  'number.changed': 'changed who answers a number',
  'ownership.transferred': 'handed on the ownership',
  'sample.filled': 'filled test mode with sample data',
  'sample.removed': 'removed the sample data',
  'sdr.configured': 'changed the follow-up rules',
  'sdr.run': 'ran the follow-up',
};

/** What was done; an action that is not in the table still says itself. */
export const actionWords = (action: string): string => ACTIONS[action] ?? action.replaceAll(/[._]/g, ' ');

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** For the filter: every action by its words. */
export const actionChoices = Object.entries(ACTIONS).map(([value, words]) => ({ value, label: sentence(words) }));
