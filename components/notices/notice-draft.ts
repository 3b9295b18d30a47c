import type { NoticeChange, NoticeSetting } from './queries.ts';

/** How one kind of notice is told, as the form holds it: addresses stand in one line, separated by commas. */
export interface NoticeDraft {
  email: boolean;
  text: boolean;
  email_to: string;
  text_to: string;
  threshold: string;
}

export const draftOf = (setting: NoticeSetting): NoticeDraft => ({
  email: setting.email,
  text: setting.text,
  email_to: (setting.email_to ?? []).join(', '),
  text_to: setting.text_to.join(', '),
  threshold: setting.threshold === null ? '' : String(setting.threshold),
});

const listed = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What keeps a notice from being saved, by field; one of hot leads has a threshold too. */
export function problemsOf(draft: NoticeDraft, hot = false): Partial<Record<keyof NoticeDraft, string>> {
  const problems: Partial<Record<keyof NoticeDraft, string>> = {};
  if (draft.text && listed(draft.text_to).length === 0) problems.text_to = 'Give a number, or switch texts off.';
  if (listed(draft.email_to).some((address) => !/^\S+@\S+\.\S+$/.test(address)))
    problems.email_to = 'One of these is not an email address.';
  if (hot && !/^(100|\d{1,2})$/.test(draft.threshold.trim())) problems.threshold = 'A score from 0 to 100.';
  return problems;
}

/** The change that makes the setting into the draft; null where they say the same. */
export function changeOf(setting: NoticeSetting, draft: NoticeDraft): NoticeChange | null {
  const emails = listed(draft.email_to);
  const wanted = {
    email: draft.email,
    text: draft.text,
    // Nobody named means every owner and admin.
    email_to: emails.length > 0 ? emails : null,
    text_to: listed(draft.text_to),
    ...(setting.threshold === null ? {} : { threshold: Number(draft.threshold) }),
  };
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(setting[name as keyof NoticeSetting]),
  );
  return changed.length > 0 ? { kind: setting.kind, ...Object.fromEntries(changed) } : null;
}
