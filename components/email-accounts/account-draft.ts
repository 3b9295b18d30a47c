import type { EmailAccount } from './queries.ts';

/** An account as the form holds it. The password is never read back: nothing there leaves it as it is. */
export interface AccountDraft {
  from_name: string;
  from_address: string;
  host: string;
  port: string;
  security: EmailAccount['security'];
  username: string;
  password: string;
}

export const emptyAccount = (from_name: string): AccountDraft => ({
  from_name,
  from_address: '',
  host: '',
  port: '587',
  security: 'starttls',
  username: '',
  password: '',
});

export const draftOf = (account: EmailAccount): AccountDraft => ({
  from_name: account.from_name,
  from_address: account.from_address,
  host: account.host,
  port: String(account.port),
  security: account.security,
  username: account.username,
  password: '',
});

/** The ways of encryption with the port that usually goes with each. */
export const SECURITIES = [
  { value: 'starttls', label: 'STARTTLS', port: '587' },
  { value: 'tls', label: 'TLS', port: '465' },
  { value: 'none', label: 'None, on this machine only', port: '25' },
] as const;

/** Another way of encryption brings its usual port, unless a port of one's own was given. */
export function withSecurity(draft: AccountDraft, security: AccountDraft['security']): AccountDraft {
  const usual = SECURITIES.find(({ value }) => value === draft.security)?.port;
  const next = SECURITIES.find(({ value }) => value === security)?.port;
  return { ...draft, security, port: draft.port === usual && next ? next : draft.port };
}

/** As the operation takes it: trimmed, the port a number, and no password where none was typed. */
export function bodyOf({ password, port, ...texts }: AccountDraft) {
  return {
    ...texts,
    // Most mail servers know their people by the address.
    username: texts.username.trim() || texts.from_address.trim(),
    port: Number(port),
    ...(password ? { password } : {}),
  };
}

export const isComplete = (draft: AccountDraft, isNew: boolean): boolean =>
  [draft.from_name, draft.from_address, draft.host].every((text) => text.trim() !== '') &&
  /^\d{1,5}$/.test(draft.port) &&
  (!isNew || draft.password !== '');
