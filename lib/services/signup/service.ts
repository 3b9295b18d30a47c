import type { z } from 'zod';
import { authAdminPort, EmailTaken } from '#lib/adapters/auth/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { type Mailer, mailerPort } from '#lib/adapters/mail/port.ts';
import { paywallPort } from '#lib/adapters/paywall/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { ALL_SCOPES } from '#lib/core/scope.ts';
import { takeBackBusiness } from '#lib/services/erasure/business.ts';
import { insertKey } from '#lib/services/keys/service.ts';
import { beginTrial, provision } from './provision.ts';
import type { Account, SignupInput } from './schema.ts';
import { type Keep, sell } from './sell.ts';

type Input = z.output<typeof SignupInput>;

/** Makes an account: for nothing, or for a payment where this installation asks for one (`sell`). */
export function signUp(ctx: Context, input: Input): Promise<Account> {
  const paywall = ctx.ports.get(paywallPort);
  if (!paywall) return makeAccount(ctx, input);
  return sell<Account>(ctx, paywall, {
    input,
    make: (keep) => makeAccount(ctx, input, keep),
    takeBack: ({ business_id }) => takeBackBusiness(ctx, business_id),
  });
}

/**
 * Makes the whole account or nothing of it: a user, a business on trial, a key, an agent and its number.
 * The user lives with the identity provider, so it is made first and removed again when the rest fails.
 */
async function makeAccount(ctx: Context, input: Input, keep?: Keep<Account>): Promise<Account> {
  const auth = ctx.ports.get(authAdminPort);
  const accountId = await makeUser(ctx, input);
  try {
    const made = await openBusiness(ctx, accountId, input, keep);
    if (!input.password) await mailPasswordLink(ctx, input.email, input.business_name);
    return made;
  } catch (error) {
    await auth.deleteUser(accountId);
    throw error;
  }
}

async function makeUser(ctx: Context, input: Input, again = false): Promise<string> {
  const auth = ctx.ports.get(authAdminPort);
  const password = input.password ? { password: input.password } : {};
  try {
    const { id } = await auth.createUser({ email: input.email, metadata: { made_by: 'signup' }, ...password });
    return id;
  } catch (error) {
    if (!(error instanceof EmailTaken)) throw error;
    const [unfinished] = await callApp<{ id: string | null }>('select app.unfinished_signup($1) as id', [input.email]);
    if (!unfinished?.id || again)
      throw new AppError('email_exists', 'An account with this email address exists already.');
    await auth.deleteUser(unfinished.id);
    return makeUser(ctx, input, true);
  }
}

/** The business of a new account, and the key to it. */
async function openBusiness(
  ctx: Context,
  accountId: string,
  input: Input,
  keep: Keep<Account> | undefined,
): Promise<Account> {
  await callApp('select app.create_account($1, $2)', [accountId, input.email]);
  const { business_name: name, business_type: type, ...rest } = input;
  const business = { ...rest, id: newId(), name, type, trialEndsAt: await beginTrial(accountId) };
  const system: Context = { ...ctx, principal: { kind: 'system', job: 'signup' } };
  return provision(system, accountId, business, async (tx, _within, provisioned) => {
    const { key } = await insertKey(tx, {
      accountId,
      businessId: business.id,
      allBusinesses: true,
      name: 'Made at signup',
      scopes: ALL_SCOPES,
      test: false,
    });
    const made = { api_key: key, ...provisioned, dashboard_url: `${ctx.ports.get(publicUrlPort)()}/dashboard` };
    await keep?.(tx, made);
    return made;
  });
}

/** A lost mail must not undo an account: the owner can ask for another link at /reset. */
async function mailPasswordLink(ctx: Context, email: string, businessName: string): Promise<void> {
  const mailer: Mailer = ctx.ports.get(mailerPort);
  try {
    const link = await ctx.ports.get(authAdminPort).setPasswordLink(email, '/reset/new');
    await mailer.send({
      to: email,
      subject: 'Choose your KaiCalls password',
      text: `Kai is ready to answer for ${businessName}.\n\nChoose a password to open your dashboard:\n${link}\n\nThe link works once, for an hour. You can ask for another at ${ctx.ports.get(publicUrlPort)()}/reset`,
      link,
    });
  } catch {
    return;
  }
}
