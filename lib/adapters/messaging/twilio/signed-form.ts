import { ForgedHook, type SignedHook } from '#lib/core/signed-hook.ts';
import type { TwilioAccount } from './env.ts';

export type Form = Record<string, string | string[]>;

/**
 * The form, if it is signed with our token over the address that Twilio knows us by (from our configuration: what a
 * proxy makes of it says nothing) and over every field of it. The SDK tries the address with and without its port.
 * @throws {ForgedHook}
 */
export async function signedForm(hook: SignedHook, account: TwilioAccount, publicUrl: string): Promise<Form> {
  const { validateRequest, validateRequestWithBody } = await import('twilio/lib/webhooks/webhooks.js');
  const { signature, body } = hook;
  if (!signature) throw new ForgedHook('there is no signature');
  const url = publicUrl.replace(/\/+$/, '') + hook.address;
  const json = hook.contentType.startsWith('application/json');
  const form = json ? jsonForm(body) : formOf(body);
  const holds = json
    ? validateRequestWithBody(account.authToken, signature, url, body)
    : validateRequest(account.authToken, signature, url, form);
  if (!holds) throw new ForgedHook('the signature is not over this request');
  if (form.AccountSid !== account.accountSid) throw new ForgedHook('it is of another account');
  return form;
}

function formOf(body: string): Form {
  const params = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function jsonForm(body: string): Form {
  try {
    return JSON.parse(body) as Form;
  } catch {
    throw new ForgedHook('it is no JSON');
  }
}

/** A field as a text that can be kept: Postgres takes neither NUL characters nor halves of surrogate pairs. */
export const field = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '';
};
