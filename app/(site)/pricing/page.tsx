import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cents, Prices } from '#components/site/prices.tsx';
import { Button } from '#components/ui/button.tsx';
import { priceList } from '#lib/surfaces/docs/prices.ts';

export const metadata: Metadata = {
  title: 'Prices',
  description: 'Thirty days free without a card, then by the second. Simulated calls cost nothing.',
  alternates: { canonical: '/pricing' },
};

/** Calls a day, and minutes of each: what a month of them costs. */
const EXAMPLES = [
  { who: 'A solo practice', calls: 4, minutes: 2 },
  { who: 'A busy shop', calls: 15, minutes: 2.5 },
  { who: 'An office with three lines', calls: 50, minutes: 3 },
];
const DAYS = 22;

const dollars = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

export default function PricingPage() {
  const prices = priceList();
  return (
    <div className="mx-auto max-w-300 px-4 pt-12 pb-16 md:px-8 md:pt-20 md:pb-24">
      <h1 className="text-balance font-semibold text-xl md:text-display">You pay for talk.</h1>
      <p className="mt-4 max-w-[54ch] text-md text-muted-foreground md:mt-6">
        No seats, no bundles. A call is counted by the second, and a missed one costs nothing.
      </p>
      <div className="mt-8 md:mt-12">
        <h2 className="sr-only">Prices</h2>
        <Prices prices={prices} />
      </div>

      <section className="mt-16 md:mt-24">
        <h2 className="font-semibold text-xl">What a month comes to</h2>
        <p className="mt-2 text-base text-muted-foreground">
          {DAYS} working days, at {cents(prices.minute.total)} a minute.
        </p>
        <div className="mt-6 overflow-x-auto rounded-lg border border-border bg-card">
          <table className="tabular w-full text-sm">
            <thead>
              <tr className="border-border border-b text-muted-foreground text-xs [&>th]:h-10 [&>th]:px-4 [&>th]:font-medium">
                <th className="text-left">For example</th>
                <th className="text-right">Calls a day</th>
                <th className="text-right max-sm:hidden">Minutes each</th>
                <th className="text-right max-sm:hidden">Minutes a month</th>
                <th className="text-right">A month</th>
              </tr>
            </thead>
            <tbody>
              {EXAMPLES.map(({ who, calls, minutes }) => {
                const month = calls * minutes * DAYS;
                return (
                  <tr key={who} className="border-border border-t first:border-t-0 [&>td]:h-12 [&>td]:px-4">
                    <td>{who}</td>
                    <td className="text-right">{calls}</td>
                    <td className="text-right max-sm:hidden">{minutes}</td>
                    <td className="text-right max-sm:hidden">{month.toLocaleString('en-US')}</td>
                    <td className="text-right font-medium">{dollars(month * prices.minute.total)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>

      <section className="mt-16 grid gap-x-12 gap-y-8 md:mt-24 md:grid-cols-2">
        <Question title="What if I only want to look?">
          Until a carrier is connected, all calls and texts are simulated, say so, and cost nothing, for as long as you
          like. So do those that are placed with a test key.
        </Question>
        <Question title="What happens when the trial ends?">
          Your agent keeps answering. Where billing is connected, outgoing calls and texts wait until you subscribe;
          nothing is deleted, and nobody is charged without having said yes.
        </Question>
        <Question title="What does a number cost?">
          A local number in the United States is {dollars(prices.number)} a month, and charged until it is released. In
          other countries the search names the price before you buy.
        </Question>
        <Question title="What is on the invoice?">
          Once a month: the plan, at the price that you see before you subscribe; the seconds of conversation together,
          as minutes; lines, texts and numbers at the prices here, to the cent. What the trial used is on none.
        </Question>
        <Question title="Is the language model extra?">
          It is in the price of the conversation. Without one, the built-in receptionist speaks, by rules.
        </Question>
        <Question title="Can I run it myself?">
          Yes: it is one command, with your own carrier, model and database. Then you pay them, and the ledger shows
          what each call cost.
        </Question>
      </section>

      <div className="mt-16 flex flex-wrap items-center gap-3 md:mt-24">
        <Button variant="primary" size="lg" asChild>
          <Link href="/sign-up">Start the trial</Link>
        </Button>
        <Button size="lg" asChild>
          <Link href="/#try">Call an agent first</Link>
        </Button>
        <p className="text-muted-foreground text-xs max-sm:w-full sm:ml-auto">
          Price table of {prices.version}, in US dollars.
        </p>
      </div>
    </div>
  );
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold text-md">{title}</h3>
      <p className="mt-1 max-w-[56ch] text-base text-muted-foreground">{children}</p>
    </div>
  );
}
