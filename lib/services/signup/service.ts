import { sql } from 'kysely';
import type { z } from 'zod';
import { authAdminPort, EmailTaken } from '#lib/adapters/auth/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Mailer, mailerPort } from '#lib/adapters/mail/port.ts';
import { paywallPort } from '#lib/adapters/paywall/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { ALL_SCOPES } from '#lib/core/scope.ts';
import { insertAgent, planAgent } from '#lib/services/agents/create.ts';
import { withMirror } from '#lib/services/agents/new-mirror.ts';
import { receptionist } from '#lib/services/agents/receptionist-prompts.ts';
import { beginBilling } from '#lib/services/billing/settle.ts';
import { insertBusiness } from '#lib/services/businesses/service.ts';
import { takeBackBusiness } from '#lib/services/erasure/business.ts';
import { insertKey } from '#lib/services/keys/service.ts';
import { type FirstNumber, giveBackFirstNumber, rentFirstNumber } from '#lib/services/numbers/first.ts';
import { provisionNumber } from '#lib/services/numbers/service.ts';
import type { Account, SignupInput } from './schema.ts';
import { type Keep, sell } from './sell.ts';

type Input = z.output<typeof SignupInput>;

/** Makes an account: for nothing, or for a payment where this installation asks for one (`sell`). */
export function signUp(ctx: Context, input: Input): Promise<Account> {
  const paywall = ctx.ports.get(paywallPort);
  if (!paywall) return makeAccount(ctx, input);
  const { password: _secret, ...asked } = input;
  return sell<Account>(ctx, paywall, {
    input: asked,
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
    const made = await provision(ctx, accountId, input, keep);
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

async function provision(ctx: Context, accountId: string, input: Input, keep?: Keep<Account>): Promise<Account> {
  const businessId = newId();
  const business = {
    id: businessId,
    name: input.business_name,
    type: input.business_type ?? null,
    website: input.website ?? null,
    zone: input.zone,
  };
  const planned = planAgent({
    business_id: businessId,
    ...receptionist({ ...business, description: input.description }),
  });
  await callApp('select app.create_account($1, $2)', [accountId, input.email]);
  const owner: Context = { ...ctx, principal: { kind: 'system', job: 'signup' }, businesses: [businessId] };
  const forwardTo = input.phone_forward_to ?? null;
  const rows = (assistantId: string, first: FirstNumber | null) =>
    inTenant(owner, async (tx, within) => {
      const { trialEndsAt } = await insertBusiness(tx, business);
      await beginBilling(tx, within, businessId);
      await sql`insert into memberships (account_id, business_id, role) values (${accountId}, ${businessId}, 'owner')`.execute(
        tx,
      );
      const agent = await insertAgent(within, tx, planned, assistantId);
      const number = await provisionNumber(within, tx, {
        businessId,
        agentId: agent.id,
        forwardTo,
        first,
      });
      const key = await insertKey(tx, {
        accountId,
        businessId,
        allBusinesses: true,
        name: 'Made at signup',
        scopes: ALL_SCOPES,
        test: false,
      });
      const made = {
        api_key: key.key,
        business_id: businessId,
        agent_id: agent.id,
        phone_number: number.phone_number,
        dashboard_url: `${ctx.ports.get(publicUrlPort)()}/dashboard`,
        trial_ends_at: trialEndsAt,
      };
      await keep?.(tx, made);
      return made;
    });
  const first = await rentFirstNumber(owner, { ...business, forwardTo });
  try {
    return await withMirror(owner, { test: false }, planned, (assistantId) => rows(assistantId, first), forwardTo);
  } catch (error) {
    if (first) await giveBackFirstNumber(owner, first).catch(() => {}); // what stays is found by its mark
    throw error;
  }
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
