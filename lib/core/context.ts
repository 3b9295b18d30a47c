import { AppError, forbidden } from './errors.ts';
import type { Ports } from './port.ts';
import { grants, ROLE_SCOPES, type Role, roleAtLeast, type Scope } from './scope.ts';

/** Who asks. `key` and `session` are people's; `system` is a job; `public` has no account (signup, a signed link). */
export type Principal =
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly accountId: string;
      readonly scopes: readonly string[];
      /** Its owner's role in each business within reach: a key acts in the owner's name, and never beyond it. */
      readonly roles: ReadonlyMap<string, Role>;
    }
  | {
      readonly kind: 'session';
      readonly id: string;
      readonly accountId: string;
      readonly email: string;
      readonly roles: ReadonlyMap<string, Role>;
    }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'public' };

/** Everything that a verb is given besides its input. */
export interface Context {
  readonly requestId: string;
  readonly principal: Principal;
  /** The businesses in reach. Row-level security sees the same list. */
  readonly businesses: readonly string[];
  /** The caller's address, for limits per address; null inside jobs. */
  readonly ip: string | null;
  readonly ports: Ports;
  /** A transaction already open, which the verbs of this context join (`adapters/db/tenant.ts`). */
  readonly transaction?: object;
  /** For a verb that acts outside: the id of what it makes, the same in every repetition of a request with a key. */
  readonly onceId?: string;
  /** What the usage log should know of the request: set by verbs, read by the surface. */
  readonly usage: { callId?: string };
  /** A payment sent with the request (x402), and what is answered about it: set by verbs, read by the surface. */
  readonly payment?: { readonly sent: string | null; required?: string; receipt?: string };
}

/** Narrows a context to the businesses on which its principal holds `scope`; refuses when there is none. */
export function withScope(ctx: Context, scope: Scope): Context {
  const { principal } = ctx;
  if (principal.kind === 'key' && !grants(principal.scopes, scope)) {
    throw forbidden(`This key does not have the scope ${scope}.`);
  }
  if (principal.kind === 'key' && ctx.businesses.length === 0)
    throw forbidden('This key reaches no business any more.');
  if (principal.kind !== 'session' && principal.kind !== 'key') return ctx;
  const businesses = ctx.businesses.filter((id) => {
    const role = principal.roles.get(id);
    return role !== undefined && grants(ROLE_SCOPES[role], scope);
  });
  if (businesses.length === 0) {
    throw forbidden(
      `${principal.kind === 'key' ? 'The role of the key’s owner' : 'Your role'} does not allow ${scope}.`,
    );
  }
  return { ...ctx, businesses };
}

/** Narrows a browser session to the businesses where its role is at least `least`; null asks for a person alone. */
export function withRole(ctx: Context, least: Role | null): Context {
  const { principal } = ctx;
  if (principal.kind !== 'session') throw forbidden('This needs a signed-in person, not an API key.');
  if (least === null) return ctx;
  const businesses = ctx.businesses.filter((id) => roleAtLeast(principal.roles.get(id) ?? 'viewer', least));
  if (businesses.length === 0) throw forbidden(`This needs the role ${least}.`);
  return { ...ctx, businesses };
}

/** The account behind the request. */
export function accountOf(ctx: Context): string {
  if (ctx.principal.kind === 'key' || ctx.principal.kind === 'session') return ctx.principal.accountId;
  throw new AppError('unauthorized', 'Sign in or send an API key.');
}

/** A business named outright and out of reach is 403, not 404 (contract, "Principals"). */
export function requireBusiness(ctx: Context, businessId: string): string {
  const id = businessId.toLowerCase();
  if (!ctx.businesses.includes(id)) throw forbidden('That business is not within your reach.');
  return id;
}

/** The businesses that a list is of: the named one, else all in reach. */
export const businessesOf = (ctx: Context, businessId: string | undefined): readonly string[] =>
  businessId === undefined ? ctx.businesses : [requireBusiness(ctx, businessId)];

/** The business meant when `business_id` is optional: the named one, or the only one in reach. */
export function oneBusiness(ctx: Context, businessId: string | undefined): string {
  if (businessId !== undefined) return requireBusiness(ctx, businessId);
  const [only, another] = ctx.businesses;
  if (only === undefined) throw forbidden('You belong to no business.');
  if (another !== undefined) {
    throw new AppError('invalid_request', 'Several businesses are in reach: name one with business_id.', {
      details: [{ field: 'business_id', message: 'required when the key reaches several businesses' }],
    });
  }
  return only;
}
