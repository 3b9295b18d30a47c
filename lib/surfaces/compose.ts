import { createClient } from '@supabase/supabase-js';
import { Pool } from 'pg';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import { createEmbeddedAuth, type EmbeddedAuth } from '#lib/adapters/auth/embedded/auth-server.ts';
import { addressLimits } from '#lib/adapters/auth/embedded/rate-limiter.ts';
import { authAdminPort } from '#lib/adapters/auth/port.ts';
import { sessionFromCookies } from '#lib/adapters/auth/session.ts';
import { supabaseAuthAdmin } from '#lib/adapters/auth/supabase.ts';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { billingFromEnv } from '#lib/adapters/billing/stripe/billing.ts';
import { carrierHookPort, carriersPort } from '#lib/adapters/carrier/port.ts';
import { vapiCarrier } from '#lib/adapters/carrier/vapi/carrier.ts';
import { Vapi } from '#lib/adapters/carrier/vapi/client.ts';
import { vapiFromEnv } from '#lib/adapters/carrier/vapi/env.ts';
import { vapiHook } from '#lib/adapters/carrier/vapi/hook.ts';
import { instanceOf } from '#lib/adapters/carrier/vapi/instance.ts';
import { accountMailer } from '#lib/adapters/mail/accounts.ts';
import { mailerFromEnv } from '#lib/adapters/mail/env.ts';
import { logged, outboxMailer } from '#lib/adapters/mail/outbox.ts';
import {
  accountMailerPort,
  type Mailer,
  mailerPort,
  returnMarksPort,
  sandboxMailerPort,
} from '#lib/adapters/mail/port.ts';
import { returnMarks } from '#lib/adapters/mail/return-marks.ts';
import { messagingPort } from '#lib/adapters/messaging/port.ts';
import { twilioTexts } from '#lib/adapters/messaging/twilio/network.ts';
import { createMind } from '#lib/adapters/model/mind.ts';
import { mindPort, receptionistPort } from '#lib/adapters/model/port.ts';
import { callHooksPort, marketsPort } from '#lib/adapters/numbers/port.ts';
import { callHooksFromEnv, marketFromEnv } from '#lib/adapters/numbers/twilio/env.ts';
import { outboundSettings } from '#lib/adapters/outbound/env.ts';
import { GuardedOutbound } from '#lib/adapters/outbound/guarded.ts';
import { guardedAddress } from '#lib/adapters/outbound/host.ts';
import { outboundPort } from '#lib/adapters/outbound/port.ts';
import { paywallPort } from '#lib/adapters/paywall/port.ts';
import { paywallFromEnv } from '#lib/adapters/paywall/x402.ts';
import { fliteSpeech } from '#lib/adapters/speech/flite.ts';
import { speechPort } from '#lib/adapters/speech/port.ts';
import { diskStorage } from '#lib/adapters/storage/disk.ts';
import { type Storage, storagePort } from '#lib/adapters/storage/port.ts';
import { supabaseStorage } from '#lib/adapters/storage/supabase.ts';
import { vendorAccountsPort } from '#lib/adapters/vendor-account/port.ts';
import { vendorAccounts } from '#lib/adapters/vendor-account/vendors.ts';
import { Ports } from '#lib/core/port.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { assertWhole } from '#lib/core/settings.ts';
import { installationOf, installationPort } from '#lib/services/connections/installation.ts';
import { unsubscribeLinkPort } from '#lib/services/emails/unsubscribe.ts';
import { exportLinkPort } from '#lib/services/exports/link.ts';
import { sandboxCarrier } from '#lib/services/sandbox/carrier.ts';
import { sandboxMarket } from '#lib/services/sandbox/number-market.ts';
import { sandboxTexts } from '#lib/services/sandbox/text-network.ts';
import { trunkPasswords, trunkPasswordsPort } from '#lib/services/trunks/password.ts';
import { recordingLinkPort } from '#lib/services/webhooks/recording-link.ts';
import { exportLinks } from './export-links.ts';
import { describeFault } from './http/fault.ts';
import { log } from './http/log.ts';
import type { SessionReader } from './http/principal.ts';
import { linkCheckPort, recordingLinks } from './recording-links.ts';
import { unsubscribeLinks } from './unsubscribe-links.ts';

/** What a process is made of: decided by its environment, which `scripts/start.ts` completes on the embedded default. */
interface Composition {
  ports: Ports;
  readSession: SessionReader;
  auth: EmbeddedAuth | undefined;
}

// The server and Next load this module twice in one process; connections and threads must exist once.
const shared = globalThis as typeof globalThis & { kaicallsComposition?: Composition };

function composition(): Composition {
  shared.kaicallsComposition ??= compose(process.env);
  return shared.kaicallsComposition;
}

/** What this process has plugged into the ports. */
export const composedPorts = (): Ports => composition().ports;

export const readSession: SessionReader = (request) => composition().readSession(request);

/** Answers `/auth/v1` in this process; absent in workers, and where identity is a Supabase project's. */
export const embeddedAuth = (): EmbeddedAuth | undefined => composition().auth;

function compose(env: NodeJS.ProcessEnv): Composition {
  assertWhole(env);
  const dataDir = env.KAICALLS_DATA_DIR ?? '.data';
  const embedded = !env.NEXT_PUBLIC_SUPABASE_URL;
  const { url, publishableKey, publicUrl } = browserConfig(env);
  const outbox: Parameters<typeof outboxMailer>[0] = {
    dataDir,
    note: (mail) => log.info(logged(mail, publicUrl), 'a mail waits in the outbox'),
  };
  const marks = returnMarks(pepper(env));
  const mailer = mailerFromEnv(env, outbox, marks);
  const outbound = outboundSettings(env, { embedded, publicUrl });
  const auth = openEmbeddedAuth(env, dataDir, publicUrl, mailer);
  const fetch = auth && ((input: string | URL | Request, init?: RequestInit) => auth.handle(new Request(input, init)));
  const vapiSettings = vapiFromEnv(env, publicUrl);
  const vapi = vapiSettings && new Vapi(vapiSettings);
  const recordings = recordingLinks(pepper(env), () => publicUrl);
  const ports = new Ports()
    .plug(publicUrlPort, () => publicUrl)
    .plug(mailerPort, mailer)
    .plug(returnMarksPort, marks)
    .plug(sandboxMailerPort, outboxMailer(outbox))
    .plug(accountMailerPort, accountMailer({ secret: pepper(env), addressOf: guardedAddress(outbound) }))
    .plug(
      unsubscribeLinkPort,
      unsubscribeLinks(pepper(env), () => publicUrl),
    )
    .plug(authAdminPort, supabaseAuthAdmin({ url, secretKey: secretKey(env), publicUrl: () => publicUrl, fetch }))
    .plug(outboundPort, new GuardedOutbound(outbound))
    .plug(carriersPort, { live: vapi && vapiCarrier(vapi), sandbox: sandboxCarrier })
    .plug(carrierHookPort, vapi && vapiHook(vapi))
    .plug(messagingPort, { live: twilioTexts(env, () => publicUrl), sandbox: sandboxTexts })
    .plug(marketsPort, {
      live: marketFromEnv(env, { instance: instanceOf(pepper(env)), publicUrl }),
      sandbox: sandboxMarket,
    })
    .plug(
      callHooksPort,
      callHooksFromEnv(env, () => publicUrl),
    )
    .plug(billingPort, billingFromEnv(env))
    .plug(paywallPort, paywallFromEnv(env, pepper(env)))
    .plug(mindPort, createMind(env))
    .plug(receptionistPort, createMind({}))
    .plug(vendorAccountsPort, vendorAccounts(env))
    .plug(speechPort, fliteSpeech())
    .plug(storagePort, openStorage(env, dataDir, url))
    .plug(installationPort, installationOf(env))
    .plug(recordingLinkPort, recordings.link)
    .plug(trunkPasswordsPort, trunkPasswords(pepper(env)))
    .plug(exportLinkPort, exportLinks(pepper(env)))
    .plug(linkCheckPort, recordings.holds);
  return { ports, auth, readSession: (request) => sessionFromCookies(request, { url, publishableKey, fetch }) };
}

function openEmbeddedAuth(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  publicUrl: string,
  mail: Mailer,
): EmbeddedAuth | undefined {
  if (!env.DATABASE_AUTH_URL) return undefined;
  const pool = new Pool({ connectionString: env.DATABASE_AUTH_URL, max: 6 });
  pool.on('error', () => {}); // an idle connection that breaks is replaced
  return createEmbeddedAuth({
    pool,
    keys: loadAuthKeys(dataDir),
    secret: pepper(env),
    publicUrl: () => publicUrl,
    mail,
    limits: addressLimits(Number(env.RATE_LIMIT_FACTOR ?? 1)),
    onError: (error) => log.error({ fault: describeFault(error) }, 'the embedded auth server failed'),
  });
}

function secretKey(env: NodeJS.ProcessEnv): string {
  if (!env.SUPABASE_SECRET_KEY) throw new Error('SUPABASE_SECRET_KEY is not set.');
  return env.SUPABASE_SECRET_KEY;
}

/** The instance's own secret: signs addresses, and is mixed into the hashes of keys. */
function pepper(env: NodeJS.ProcessEnv): string {
  if (!env.KAICALLS_KEY_PEPPER) throw new Error('KAICALLS_KEY_PEPPER is not set.');
  return env.KAICALLS_KEY_PEPPER;
}

/** Files on this machine's disk, or in a bucket of the configured project where several machines must see them. */
function openStorage(env: NodeJS.ProcessEnv, dataDir: string, url: string): Storage {
  const bucket = env.SUPABASE_STORAGE_BUCKET;
  return bucket ? supabaseStorage(createClient(url, secretKey(env)), bucket) : diskStorage(dataDir);
}
