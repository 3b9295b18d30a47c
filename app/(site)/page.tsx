import Link from 'next/link';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { ApiLines } from './api-lines.tsx';
import { SampleCall } from './sample-call.tsx';
import { SampleMonth } from './sample-month.tsx';

export default async function FirstPage() {
  await connection();
  return (
    <div className="mx-auto max-w-300 px-4 md:px-8">
      <section className="pt-12 pb-12 md:pt-20 md:pb-16">
        <h1 className="text-balance font-semibold text-xl md:text-display">Someone always picks up.</h1>
        <p className="mt-4 max-w-[54ch] text-md text-muted-foreground md:mt-6">
          Kai answers your business line, asks what a good receptionist would ask, writes down who called and why, and
          tells you whom to call back first.
        </p>
        <div className="mt-6 flex flex-wrap items-center gap-3 md:mt-8">
          <Button variant="primary" size="lg" asChild>
            <Link href="/sign-up">Create an account</Link>
          </Button>
          <Button size="lg" asChild>
            <a href="#api">Use the API</a>
          </Button>
        </div>
        <p className="mt-4 text-muted-foreground text-sm">
          You can try it without a phone carrier: until one is connected, calls are simulated, and say so.
        </p>
      </section>

      <SampleCall />

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

      <SampleMonth />

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

      <section className="flex flex-wrap items-center justify-between gap-6 border-border border-t py-12 md:py-16">
        <div>
          <h2 className="font-semibold text-xl">Ring your own agent</h2>
          <p className="mt-2 text-base text-muted-foreground">
            The account comes with one. Press a button, watch the call, read what it wrote down.
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
