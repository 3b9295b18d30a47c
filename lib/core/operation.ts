import { z } from 'zod';
import { type Context, requireBusiness, withRole, withScope } from './context.ts';
import { AppError, type ErrorCode, type ErrorDetail } from './errors.ts';
import { issueWords } from './issue-words.ts';
import type { Role, Scope } from './scope.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * Who may ask: anyone, any key or session, a scope (a key's, or a session's by its role), or only a signed-in person:
 * of a role somewhere, or (null) also one who belongs to no business.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'any' }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'session'; readonly role: Role | null };

export const open: Access = { kind: 'public' };
/** Any key or session: the verb itself looks at what is held. */
export const authenticated: Access = { kind: 'any' };
export const scoped = (scope: Scope): Access => ({ kind: 'scope', scope });
export const signedIn = (role: Role | null = null): Access => ({ kind: 'session', role });

/** Requests per window of seconds, counted per key (or account), or per address for what has no account. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
  readonly per?: 'address';
  /** And of everybody together in the same window, where strangers may ask. */
  readonly all?: number;
}
export const RATES = {
  /** Reference, "Rate Limits": all other GET endpoints. */
  read: { requests: 300, seconds: 60 },
  /** Whole lists as a file. */
  export: { requests: 10, seconds: 60 },
  /** Writes that the reference's table does not name. */
  write: { requests: 120, seconds: 60 },
} as const satisfies Record<string, Rate>;

/** One thing that the product can do: declared once, reached by HTTP, the dashboard, MCP, jobs and tests. */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `calls.create`: resource and verb. */
  readonly id: string;
  readonly method: Method;
  /** The whole path: `/api/v1/calls`. */
  readonly path: string;
  /** The query parameter by whose presence this operation answers instead of the plain one: GET `?id=`. */
  readonly by?: string;
  readonly access: Access;
  readonly rate: Rate;
  readonly summary: string;
  readonly description?: string;
  readonly input: I;
  /** The most that a body may hold, where a megabyte is too little: a file. */
  readonly bodyBytes?: number;
  readonly output: O;
  /** What it answers with where that is a file (`TextFile`) and not JSON. */
  readonly produces?: 'text/csv';
  /** 200 unless said. */
  readonly status?: 200 | 201 | 202;
  /**
   * It asks a vendor before it answers. A request with an idempotency key is then not one transaction: the verb commits
   * its intent under `ctx.onceId` before it asks, and goes on from there when that row is found.
   */
  readonly outside?: true;
  /** Its answer holds a secret that is nowhere kept in the clear: nor is the answer, for repetitions of the request. */
  readonly shownOnce?: true;
  /** The code for a missing field, where the reference does not say `invalid_request`. */
  readonly missing?: ErrorCode;
  /** Errors of its own, beside those that every operation can answer. */
  readonly errors?: readonly ErrorCode[];
  run(ctx: Context, input: z.output<I>): Promise<z.input<O> | Json<O> | TextFile>;
}

/** An answer that the database has already written as JSON: passed through, and checked against its schema in tests. */
export class Json<O extends z.ZodType = z.ZodType> {
  readonly text: string;
  /** Never set: it only carries the type. */
  readonly schema?: O;

  constructor(text: string) {
    this.text = text;
  }
}

/** An answer that is a file, made while it is sent. */
export class TextFile {
  /** As it is saved: `calls-2026-02-15.csv`. */
  readonly name: string;
  readonly pieces: AsyncIterable<string>;

  constructor(name: string, pieces: AsyncIterable<string>) {
    this.name = name;
    this.pieces = pieces;
  }

  async text(): Promise<string> {
    let whole = '';
    for await (const piece of this.pieces) whole += piece;
    return whole;
  }
}

export const operation = <I extends z.ZodType, O extends z.ZodType>(declared: Operation<I, O>): Operation<I, O> =>
  declared;

/** An operation of any input and output, for lists of them. */
export type AnyOperation = Operation;

function refuse(error: z.ZodError, missing: ErrorCode): AppError {
  const details: ErrorDetail[] = error.issues.map((issue) => ({
    field: issue.path.join('.') || 'body',
    message: issue.message,
  }));
  const absent = error.issues.some((issue) => issue.code !== 'custom' && issue.input === undefined);
  const first = details[0];
  return new AppError(
    absent ? missing : 'validation_error',
    first ? `${first.field}: ${first.message}` : 'The input is not usable.',
    { details },
  );
}

/**
 * The context narrowed to what such access may touch.
 * @throws `unauthorized` without a caller, `forbidden` where scope or role do not suffice.
 */
export function admit(access: Access, ctx: Context): Context {
  if (access.kind === 'public') return ctx;
  if (ctx.principal.kind === 'public') {
    throw new AppError('unauthorized', 'Send an API key: Authorization: Bearer kc_live_…');
  }
  if (access.kind === 'scope') return withScope(ctx, access.scope);
  return access.kind === 'session' ? withRole(ctx, access.role) : ctx;
}

/** How strictly answers are held to their schemas: tests and the fuzz run check every one, production trusts the types. */
const checksAnswers = process.env.KAICALLS_CHECK_ANSWERS === '1' || process.env.NODE_ENV === 'test';

/** A business named outright is within reach, also where the operation would take no notice of it (contract, "Principals"). */
function requireNamed(ctx: Context, raw: unknown): void {
  for (const id of Object.values(NAMED.parse(raw))) if (id) requireBusiness(ctx, id);
}
const business = z.guid().optional().catch(undefined);
const NAMED = z.object({ business_id: business, businessId: business });

/** Access, input, run: what stands before every answer. */
async function perform(operation: AnyOperation, ctx: Context, raw: unknown): Promise<unknown> {
  const admitted = admit(operation.access, ctx);
  const input = operation.input.safeParse(raw, { reportInput: true, error: issueWords });
  if (!input.success) throw refuse(input.error, operation.missing ?? 'invalid_request');
  if (operation.access.kind !== 'public') requireNamed(admitted, raw);
  return operation.run(admitted, input.data);
}

/**
 * The one door for HTTP, MCP and jobs: access, input, run, output. Answers the JSON text of the result, or the whole
 * text of a file. An answer that does not fit its own schema is a fault of ours (500), never of the caller.
 */
export async function invoke(operation: AnyOperation, ctx: Context, raw: unknown): Promise<string> {
  const result = await perform(operation, ctx, raw);
  if (result instanceof TextFile) return result.text();
  if (result instanceof Json) {
    if (checksAnswers) operation.output.parse(JSON.parse(result.text));
    return result.text;
  }
  return JSON.stringify(operation.output.parse(result));
}

/** The same door for an operation that answers a file: its pieces are made as they are taken. */
export async function invokeFile(operation: AnyOperation, ctx: Context, raw: unknown): Promise<TextFile> {
  const result = await perform(operation, ctx, raw);
  if (result instanceof TextFile) return result;
  throw new TypeError(`${operation.id} is to answer a file`);
}
