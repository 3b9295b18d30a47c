import { join } from 'node:path';
import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { contractOf } from '#e2e/emulators/kit/contract.ts';
import { type Answered, type Asked, EmulatorServer, type Handler } from '#e2e/emulators/kit/server.ts';
import type { Fault } from '#e2e/emulators/kit/validator.ts';
import { StripeAccount } from './account.ts';
import { listBody, meterBody, newName, priceBody } from './bodies.ts';
import type { Destination } from './events.ts';
import { refusal } from './ledger.ts';

const ok = (body: unknown): Answered => ({ status: 200, body });

/** The type of the contract that each request is held to: its body, or its query. */
const CHECKED: Readonly<Record<string, string>> = {
  'POST /v1/customers': 'CreateCustomer',
  'GET /v1/customers': 'ListCustomers',
  'POST /v1/customers/:id': 'UpdateCustomer',
  'GET /v1/customers/:id/payment_methods': 'ListPaymentMethods',
  'POST /v1/subscriptions': 'CreateSubscription',
  'GET /v1/subscriptions': 'ListSubscriptions',
  'POST /v1/subscriptions/:id/resume': 'ResumeSubscription',
  'DELETE /v1/subscriptions/:id': 'CancelSubscription',
  'POST /v1/checkout/sessions': 'CreateCheckoutSession',
  'GET /v1/checkout/sessions': 'ListCheckoutSessions',
  'POST /v1/billing_portal/sessions': 'CreatePortalSession',
  'GET /v1/invoices': 'ListInvoices',
  'POST /v1/billing/meter_events': 'CreateMeterEvent',
  'POST /v1/billing/meter_event_adjustments': 'CreateMeterEventAdjustment',
};

/** In Stripe's words what is wrong with a parameter. */
function refused({ path, keyword, params, message }: Fault) {
  const inside = path.split('/').slice(1);
  const named = (more: string[]) => {
    const [first = '', ...rest] = [...inside, ...more];
    return first + rest.map((part) => `[${part}]`).join('');
  };
  if (keyword === 'additionalProperties') {
    const name = named([String(params.additionalProperty)]);
    return refusal(name, `Received unknown parameter: ${name}`, 'parameter_unknown');
  }
  if (keyword === 'required') {
    const name = named([String(params.missingProperty)]);
    return refusal(name, `Missing required param: ${name}.`, 'parameter_missing');
  }
  return refusal(named([]), `Invalid ${named([])}: ${message}`);
}

/** An account at Stripe on a loopback port, held to the types of the `stripe` package. */
export async function startStripeEmulator({
  key = 'sk_test_emulated',
  chaos,
  destination = null,
  port = 0,
}: {
  key?: string;
  chaos?: Chaos;
  destination?: Destination | null;
  port?: number;
} = {}) {
  const contract = await contractOf(join(import.meta.dirname, 'types.ts'), { form: true });
  const account = new StripeAccount(
    { base: 'price_emulated_base', minutes: 'price_emulated_minutes', extras: 'price_emulated_extras' },
    chaos,
  );
  account.events.destination = destination;
  const server = new EmulatorServer({
    routes: Object.fromEntries(
      Object.entries(routesOf(account)).map(([route, handler]) => [route, checked(route, handler)]),
    ),
    guard: ({ headers }) =>
      headers.authorization === `Bearer ${key}`
        ? undefined
        : { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } } },
    notFound: ({ method, path }) => ({
      status: 404,
      body: { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` } },
    }),
    refusal: (status, message) => ({
      error: { type: status === 429 ? 'rate_limit_error' : 'api_error', message },
    }),
    ...(chaos && { chaos }),
  });

  const answers = new Map<string, { text: string; answered: Answered }>();
  function checked(route: string, handler: Handler): Handler {
    const type = CHECKED[route];
    return async (asked) => {
      const [fault] = type ? contract.faults(type, paramsOf(asked)) : [];
      if (fault) throw refused(fault);
      const name = asked.method === 'POST' ? asked.headers['idempotency-key'] : undefined;
      if (typeof name !== 'string') return handler(asked);
      const first = answers.get(name);
      if (first && first.text !== asked.text) {
        const message = 'Keys for idempotent requests can only be used with the same parameters.';
        return { status: 400, body: { error: { type: 'idempotency_error', message } } };
      }
      const answered = first?.answered ?? (await handler(asked));
      answers.set(name, { text: asked.text, answered });
      return answered;
    };
  }

  account.page = await server.listen(port);
  return {
    url: account.page,
    account,
    events: account.events,
    server,
    requests: server.requests,
    /** What a product needs of its environment to use this account. */
    env: (secret: string) => ({
      STRIPE_SECRET_KEY: key,
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_PRICE_BASE: account.prices.base,
      STRIPE_PRICE_MINUTES: account.prices.minutes,
      STRIPE_PRICE_EXTRAS: account.prices.extras,
      STRIPE_METER_EVENT: METERS.minutes.event,
      STRIPE_METER_EVENT_EXTRAS: METERS.extras.event,
      STRIPE_BASE_URL: account.page,
    }),
    close: () => server.close(),
  };
}
export type StripeEmulator = Awaited<ReturnType<typeof startStripeEmulator>>;

/** The meters of the account, and how much of each one unit of its price is. */
const METERS = {
  minutes: { id: 'mtr_emulated_minutes', event: 'conversation_seconds', unit: 60 },
  extras: { id: 'mtr_emulated_extras', event: 'extras_micros', unit: 10_000 },
} as const;

/** What was asked, wherever it stands: in the query of a GET, in the form of anything else. */
function paramsOf({ method, query, body }: Asked): Record<string, unknown> {
  return method === 'GET' ? Object.fromEntries(query) : ((body ?? {}) as Record<string, unknown>);
}

function routesOf(account: StripeAccount): Record<string, Handler> {
  const list = (asked: Asked, items: readonly { customer?: string }[]) => {
    const customer = asked.query.get('customer');
    const found = customer === null ? items : items.filter((item) => item.customer === customer);
    return ok(listBody(asked.path, found, Number(asked.query.get('limit') ?? 10)));
  };
  const form = <T>({ body }: Asked) => (body ?? {}) as T;
  return {
    'POST /v1/customers': (asked) => ok(account.createCustomer(form(asked))),
    'GET /v1/customers': (asked) => {
      const email = asked.query.get('email');
      return list(
        asked,
        [...account.customers.values()].filter((one) => email === null || one.email === email).reverse() as [],
      );
    },
    'GET /v1/customers/:id': ({ params }) => ok(account.customer(params.id ?? '')),
    'POST /v1/customers/:id': (asked) => {
      const { invoice_settings } = form<{ invoice_settings?: { default_payment_method?: string } }>(asked);
      const method = invoice_settings?.default_payment_method;
      const id = asked.params.id ?? '';
      return ok(method ? account.setDefaultMethod(id, method) : account.customer(id));
    },
    'GET /v1/customers/:id/payment_methods': (asked) => {
      const { id } = account.customer(asked.params.id ?? '');
      return list(asked, account.methods.filter(({ customer }) => customer === id).reverse());
    },
    'POST /v1/subscriptions': (asked) => {
      const { customer, items, trial_end, trial_settings, metadata } = form<{
        customer: string;
        items: { price: string; quantity?: number }[];
        trial_end?: string;
        trial_settings?: { end_behavior: { missing_payment_method: 'pause' } };
        metadata?: Record<string, string>;
      }>(asked);
      const trialEnd = trial_end === undefined ? null : Number(trial_end);
      const missing = trial_settings?.end_behavior.missing_payment_method;
      return ok(account.createSubscription({ customer, prices: items, trialEnd, missing, metadata }));
    },
    'GET /v1/subscriptions': ({ query }) =>
      ok(account.listSubscriptions(query.get('customer') ?? '', query.get('status'), Number(query.get('limit') ?? 10))),
    'GET /v1/subscriptions/:id': ({ params }) => ok(account.subscription(params.id ?? '')),
    'POST /v1/subscriptions/:id/resume': ({ params }) => ok(account.resume(params.id ?? '')),
    'DELETE /v1/subscriptions/:id': ({ params }) => ok(account.cancel(params.id ?? '')),
    'GET /v1/prices/:id': ({ params: { id = '' } }) => {
      if (!Object.values(account.prices).includes(id)) {
        throw refusal('price', `No such price: '${id}'`, 'resource_missing', 404);
      }
      return ok(
        priceBody(
          id,
          id === account.prices.minutes ? METERS.minutes : id === account.prices.extras ? METERS.extras : null,
        ),
      );
    },
    'GET /v1/billing/meters/:id': ({ params: { id = '' } }) => {
      const meter = Object.values(METERS).find((one) => one.id === id);
      if (!meter) throw refusal('id', `No such billing meter: '${id}'`, 'resource_missing', 404);
      return ok(meterBody(meter));
    },
    'POST /v1/checkout/sessions': (asked) => ok(account.openSession(form(asked))),
    'GET /v1/checkout/sessions': (asked) => {
      const status = asked.query.get('status');
      const found = [...account.sessions.values()].filter((session) => status === null || session.status === status);
      return list(asked, found.map(({ asked: _asked, ...session }) => session).reverse());
    },
    'POST /v1/billing_portal/sessions': (asked) => {
      const { customer, return_url } = form<{ customer: string; return_url?: string }>(asked);
      account.customer(customer);
      const id = newName('bps');
      const url = `${account.page}/__emulator/portal/${id}`;
      return ok({
        id,
        object: 'billing_portal.session',
        created: account.now(),
        customer,
        return_url,
        url,
        livemode: false,
      });
    },
    'GET /v1/invoices': (asked) => list(asked, account.invoices),
    'POST /v1/billing/meter_events': (asked) => {
      const {
        event_name,
        identifier = newName('mtre'),
        timestamp,
        payload,
      } = form<{
        event_name: string;
        identifier?: string;
        timestamp?: string;
        payload: Record<string, string>;
      }>(asked);
      if (!Object.values(METERS).some(({ event }) => event === event_name))
        throw refusal('event_name', `No active meter found for event name ${event_name}.`);
      const { stripe_customer_id: customer, value } = payload;
      if (!customer)
        throw refusal('payload[stripe_customer_id]', 'Missing required param: payload[stripe_customer_id].');
      if (!value || !/^-?\d+$/.test(value)) throw refusal('payload[value]', 'Invalid decimal in payload[value].');
      const at = Number(timestamp ?? account.now());
      account.meter.take(
        { event: event_name, identifier, customer, value: Number(value), timestamp: at },
        account.now(),
      );
      return ok({
        object: 'billing.meter_event',
        created: account.now(),
        event_name,
        identifier,
        livemode: false,
        payload,
        timestamp: at,
      });
    },
    'POST /v1/billing/meter_event_adjustments': (asked) => {
      const { event_name, cancel } = form<{ event_name: string; cancel: { identifier: string } }>(asked);
      account.meter.cancel(cancel.identifier, account.now());
      return ok({
        object: 'billing.meter_event_adjustment',
        event_name,
        livemode: false,
        status: 'pending',
        type: 'cancel',
        cancel,
      });
    },
    'GET /v2/core/events/:id': ({ params }) => {
      const event = account.events.thin.get(params.id ?? '');
      if (!event) return { status: 404, body: { error: { code: 'not_found', message: 'Event not found.' } } };
      return ok(event);
    },
    'GET /__emulator/checkout/:id': ({ params }) => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: `<!doctype html><title>Checkout</title><form method="post"><button>Pay</button></form><p>${params.id}</p>`,
    }),
    'POST /__emulator/checkout/:id': ({ params }) => {
      const { success_url } = account.pay(params.id ?? '');
      return { status: 303, headers: { location: success_url }, body: '' };
    },
    'GET /__emulator/portal/:id': () => page('Customer portal'),
    'GET /__emulator/invoices/:id': ({ params }) => page(`Invoice ${params.id}`),
  };
}

const page = (title: string): Answered => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${title}</title><h1>${title}</h1>`,
});
