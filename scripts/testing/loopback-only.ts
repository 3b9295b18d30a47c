import type { LookupOptions } from 'node:dns';
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Socket } from 'node:net';

// Loaded before anything else (vitest's set-up; `--import` in the processes of the product under test): a connection or
// a look-up that would leave this machine throws, and is remembered, so that whoever swallows the error is found too.

const require = createRequire(import.meta.url);
const net = require('node:net') as typeof import('node:net');
const dns = require('node:dns') as typeof import('node:dns');
const dgram = require('node:dgram') as typeof import('node:dgram');

const shared = globalThis as typeof globalThis & { kaicallsStrayed?: string[] };
shared.kaicallsStrayed ??= [];
const strayed = shared.kaicallsStrayed;

/** Where this process tried to go since it was last asked. */
export const takeStrayed = (): string[] => strayed.splice(0);

export class BeyondLoopback extends Error {
  override name = 'BeyondLoopback';
}

function refuse(where: string): never {
  strayed.push(where);
  if (process.env.KAICALLS_STRAYED_FILE) appendFileSync(process.env.KAICALLS_STRAYED_FILE, `${where}\n`);
  throw new BeyondLoopback(`A test must not leave this machine: ${where}`);
}

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|0\.0\.0\.0|::|)$/i;
/** Names that belong to nobody (RFC 2606): nobody is asked, and they are not found. */
const RESERVED = /(^|\.)(test|example|invalid|example\.(com|net|org))\.?$/i;
/** Networks that belong to nobody (RFC 5737, RFC 3849). */
const NOWHERE = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/i;

/** An address that is to be connected to, whoever has looked it up. */
function admit(address: string): void {
  if (NOWHERE.test(address)) throw Object.assign(new Error('unreachable'), { code: 'ENETUNREACH' });
  if (!LOOPBACK.test(address)) refuse(`connect ${address}`);
}

type LookUp = (name: string, options: LookupOptions, done: (...found: unknown[]) => void) => void;

/** A look-up of the caller's own asks nobody, perhaps; what it finds is looked at. */
const admitting =
  (lookUp: LookUp): LookUp =>
  (name, options, done) =>
    lookUp(name, options, (error, found, ...rest) => {
      try {
        if (!error) for (const one of [found].flat()) admit((one as { address?: string }).address ?? String(one));
        done(error, found, ...rest);
      } catch (refused) {
        done(refused);
      }
    });

const connect = net.Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
net.Socket.prototype.connect = function connectGuarded(this: Socket, ...args: unknown[]) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args; // as `net.connect` hands its arguments on
  const given =
    typeof first === 'object' && first !== null
      ? (first as { path?: string; host?: string; lookup?: LookUp })
      : undefined;
  const host = given ? given.host : second;
  if (typeof host === 'string' && net.isIP(host) && !given?.path) admit(host);
  if (given?.lookup) given.lookup = admitting(given.lookup);
  return connect.apply(this, args); // a name is looked up, and refused there
} as typeof net.Socket.prototype.connect;

const notFound = (name: string) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: name,
  });

type Any = (...args: unknown[]) => unknown;

/** Guards every function of `holder` that asks a name server; `answer` makes of "not found" what its callers expect. */
function guard(holder: object, names: readonly string[], answer: (error: Error, args: unknown[]) => unknown): void {
  const functions = holder as Record<string, Any | undefined>;
  for (const name of names) {
    const original = functions[name];
    if (typeof original !== 'function') continue;
    functions[name] = function guarded(this: unknown, ...args: unknown[]) {
      const asked = String(args[0] ?? '');
      if (LOOPBACK.test(asked) || (name === 'lookup' && net.isIP(asked))) return original.apply(this, args);
      if (RESERVED.test(asked)) return answer(notFound(asked), args);
      return refuse(`${name} ${asked}`);
    };
  }
}

const ASKS = [
  'lookup',
  'resolve',
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveCname',
  'resolveMx',
  'resolveNs',
  'resolveSrv',
  'resolveTxt',
  'reverse',
];
const called = (error: Error, args: unknown[]) => process.nextTick(args.at(-1) as (error: Error) => void, error);
const rejected = (error: Error) => Promise.reject(error);

guard(dns, ASKS, called);
guard(dns.Resolver.prototype, ASKS, called);
guard(dns.promises, ASKS, rejected);
guard(dns.promises.Resolver.prototype, ASKS, rejected);

const send = dgram.Socket.prototype.send as Any;
dgram.Socket.prototype.send = function sendGuarded(this: unknown, ...args: unknown[]) {
  const host = args.find((one, index) => index > 0 && typeof one === 'string');
  if (host !== undefined && !LOOPBACK.test(String(host))) refuse(`send ${String(host)}`);
  return send.apply(this, args);
} as typeof dgram.Socket.prototype.send;

syncBuiltinESMExports();
