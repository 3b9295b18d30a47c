import type { Metadata } from 'next';
import { CHANGELOG } from '#lib/surfaces/docs/changelog.ts';

export const metadata: Metadata = { title: 'Changelog' };

export default function ChangelogPage() {
  return (
    <article className="max-w-180">
      <h1 className="font-semibold text-xl">Changelog</h1>
      {CHANGELOG.map(({ version, date, added }) => (
        <section key={version} className="mt-8">
          <h2 className="font-semibold text-md">
            {version} <span className="figures ml-2 font-normal text-muted-foreground text-sm">{date}</span>
          </h2>
          <ul className="mt-2 grid list-disc gap-1 pl-5 text-base text-muted-foreground">
            {added.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
