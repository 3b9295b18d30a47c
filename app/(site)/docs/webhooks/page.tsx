import type { Metadata } from 'next';
import { connection } from 'next/server';
import { CodeBlock } from '#components/docs/code-block.tsx';
import { FieldsList } from '#components/docs/fields-list.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { curlOf } from '#lib/surfaces/docs/curl.ts';
import { eventReference } from '#lib/surfaces/docs/events.ts';
import { VERIFY_NODE, VERIFY_PYTHON } from '#lib/surfaces/docs/verification.ts';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  await connection();
  const register = curlOf({
    method: 'POST',
    url: `${browserConfig().publicUrl}/api/v1/webhooks`,
    keyed: true,
    body: { webhook_url: 'https://partner.example.com/webhooks/kaicalls' },
  });
  return (
    <article className="max-w-180">
      <h1 className="font-semibold text-xl">Webhooks</h1>
      <p className="mt-3 text-base text-muted-foreground">
        One address per business hears of every new lead, every score and every finished call. A single call can name
        addresses of its own. The secret is shown once, when the address is registered.
      </p>
      <div className="mt-4">
        <CodeBlock code={register} label="Register a webhook" />
      </div>

      <h2 className="mt-12 font-semibold text-md">How they are sent</h2>
      <ul className="mt-2 grid list-disc gap-1 pl-5 text-base text-muted-foreground">
        <li>As a POST with JSON. Answer with any 2xx within ten seconds; redirects are not followed.</li>
        <li>At least once: the header webhook-id is the same at every attempt, so keep it and skip what you know.</li>
        <li>What fails is tried again with growing pauses for three days, and can be sent again by hand after that.</li>
        <li>
          Signed: X-KaiCalls-Signature is t=time,v1=signature, the HMAC-SHA256 of time, a dot and the raw body under the
          whole secret. The same message carries the headers of Standard Webhooks for libraries that check those.
        </li>
        <li>While a secret is being replaced there are two v1 signatures for a day; the new one is the last.</li>
        <li>Addresses of Discord get an embed, which is not signed.</li>
      </ul>

      <h2 className="mt-12 font-semibold text-md">Check a signature</h2>
      <h3 className="mt-4 mb-2 font-medium text-base">Node</h3>
      <CodeBlock code={VERIFY_NODE} label="Verification in Node" />
      <h3 className="mt-6 mb-2 font-medium text-base">Python</h3>
      <CodeBlock code={VERIFY_PYTHON} label="Verification in Python" />

      <h2 className="mt-12 font-semibold text-md">Events</h2>
      {eventReference().map((event) => (
        <section key={event.type} id={event.type} className="scroll-mt-20 border-border border-b py-6">
          <h3 className="font-medium text-base">
            <code>{event.type}</code>
          </h3>
          <p className="mt-1 mb-3 text-base text-muted-foreground">
            {event.when} Goes to {event.goesTo}.
          </p>
          <FieldsList title="What it carries" fields={event.fields} />
        </section>
      ))}
    </article>
  );
}
