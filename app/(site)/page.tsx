import Link from 'next/link';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Prices } from '#components/site/prices.tsx';
import { TryOut } from '#components/site/try-out.tsx';
import { Button } from '#components/ui/button.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { priceList } from '#lib/surfaces/docs/prices.ts';
import { ApiLines } from './api-lines.tsx';
import { SampleCall } from './sample-call.tsx';
import { SampleMonth } from './sample-month.tsx';

export default async function FirstPage() {
  await connection();
  return (
    <div className="mx-auto max-w-300 px-4 md:px-8">
      <section className="pt-12 pb-8 md:pt-20 md:pb-12">
        <h1 className="text-balance font-semibold text-xl md:text-display">Someone always picks up.</h1>
        <p className="mt-4 max-w-[54ch] text-md text-muted-foreground md:mt-6">
          Kai answers your business line, asks what a good receptionist would ask, writes down who called and why, and
          tells you whom to call back first. Call it now, as one of your own customers would.
        </p>
      </section>

      <section id="try" aria-label="Try it" className="scroll-mt-20">
        <TryOut />
      </section>

      <section className="grid gap-x-12 gap-y-8 py-16 md:grid-cols-3 md:py-24">
        <Point title="It answers">
          At the first ring, at night and on Sundays, in the words that you gave it. Or your own phone rings first, and
          Kai takes over when nobody picks up.
        </Point>
        <Point title="It writes down">
          Name, number, what they want and by when. With the transcript beside it, so that you can check every word.
        </Point>
        <Point title="It tells you who matters">
          Each caller becomes a lead with a score, and each score names the sentences that earned it.
        </Point>
      </section>

      <section aria-labelledby="sample-call">
        <h2 id="sample-call" className="font-semibold text-xl">
          Every call leaves a page
        </h2>
        <p className="mt-2 mb-6 text-base text-muted-foreground">
          The words, the recording, what the caller wants, and a score that names the sentences that earned it.
        </p>
        <SampleCall />
      </section>

      <div className="pt-16 md:pt-24">
        <SampleMonth />
      </div>

      <section
        id="api"
        className="grid scroll-mt-16 items-start gap-x-16 gap-y-8 py-16 md:py-24 lg:grid-cols-[20rem_minmax(0,1fr)]"
      >
        <div>
          <h2 className="font-semibold text-xl">Or five lines</h2>
          <p className="mt-3 text-base text-muted-foreground">
            Everything on these pages is an API. One request makes an account with an agent, a number and a key. The
            next one places a call.
          </p>
          <ul className="mt-4 grid gap-2 text-base text-muted-foreground [&>li]:border-input [&>li]:border-l-2 [&>li]:pl-3">
            <li>Signed webhooks when a call ends</li>
            <li>Sent twice, it still rings once</li>
            <li>
              Described in{' '}
              <a href="/api/v1/openapi.json" className="text-live underline underline-offset-4">
                OpenAPI 3.1
              </a>
            </li>
          </ul>
        </div>
        <ApiLines publicUrl={browserConfig().publicUrl} />
      </section>

      <section aria-labelledby="prices" className="pb-16 md:pb-24">
        <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
          <div>
            <h2 id="prices" className="font-semibold text-xl">
              You pay for talk
            </h2>
            <p className="mt-2 text-base text-muted-foreground">
              Thirty days free, without a card. Simulated calls cost nothing, ever.
            </p>
          </div>
          <Link href="/pricing" className="rounded-xs font-medium text-live text-sm underline-offset-4 hover:underline">
            What a month comes to
          </Link>
        </div>
        <Prices prices={priceList()} />
      </section>

      <section className="flex flex-wrap items-center justify-between gap-6 border-border border-t py-12 md:py-16">
        <div>
          <h2 className="font-semibold text-xl">Your own agent, in a minute</h2>
          <p className="mt-2 text-base text-muted-foreground">
            Until a phone carrier is connected, calls are simulated, and say so. Everything else is real.
          </p>
        </div>
        <Button variant="primary" size="lg" asChild>
          <Link href="/sign-up">Create an account</Link>
        </Button>
      </section>
    </div>
  );
}

function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-primary border-l-2 pl-4">
      <h2 className="font-semibold text-md">{title}</h2>
      <p className="mt-1 max-w-[44ch] text-base text-muted-foreground">{children}</p>
    </div>
  );
}
