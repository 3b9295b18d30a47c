import { Check } from 'lucide-react';

/** Of a dollar: 0.10398 is 10.4¢. */
export const cents = (amount: number): string => `${Number((amount * 100).toFixed(2))}¢`;

interface Price {
  title: string;
  price: string;
  unit: string;
  line: string;
  holds: string[];
}

/** The three things that have a price, the first of them none. */
export function Prices({
  prices: { minute, segment },
}: {
  prices: { minute: { telephony: number; conversation: number; total: number }; segment: number };
}) {
  const all: Price[] = [
    {
      title: 'Trial',
      price: '$0',
      unit: 'for 30 days',
      line: 'All of it, and no card.',
      holds: ['An agent and its number', 'Every page and the whole API', 'A test key whose calls are simulated'],
    },
    {
      title: 'Calls',
      price: cents(minute.total),
      unit: 'a minute',
      line: 'By the second, once it is answered.',
      holds: [
        `${cents(minute.conversation)} for the conversation`,
        `${cents(minute.telephony)} for the line`,
        'Recording, transcript, summary and score in it',
      ],
    },
    {
      title: 'Texts',
      price: cents(segment),
      unit: 'a segment',
      line: 'In and out; a segment is up to 160 letters.',
      holds: ['Answered by the same agent', 'STOP and START are obeyed', 'Email goes through your own account'],
    },
  ];
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {all.map(({ title, price, unit, line, holds }) => (
        <section key={title} className="rounded-lg border border-border bg-card p-4 md:p-6">
          <h3 className="text-muted-foreground text-sm">{title}</h3>
          <p className="mt-2 flex items-baseline gap-2">
            <span className="tabular font-semibold text-xl">{price}</span>
            <span className="text-base text-muted-foreground">{unit}</span>
          </p>
          <p className="mt-1 text-base">{line}</p>
          <ul className="mt-4 grid gap-2 border-border border-t pt-4 text-sm">
            {holds.map((one) => (
              <li key={one} className="flex items-start gap-2">
                <Check className="mt-0.5 size-4 shrink-0 text-live" aria-hidden />
                {one}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
