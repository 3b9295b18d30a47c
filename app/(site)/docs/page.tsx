import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { CodeBlock } from '#components/docs/code-block.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { recipes } from '#lib/surfaces/docs/recipes.ts';

export const metadata: Metadata = { title: 'Quickstart' };

const SIGN_UP = (url: string) =>
  [
    `curl -X POST "${url}/api/v1/signup" \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '{"business_name": "Acme Contractors", "email": "you@example.com"}'`,
  ].join('\n');

export default async function QuickstartPage() {
  await connection();
  const { publicUrl } = browserConfig();
  return (
    <article className="max-w-180">
      <h1 className="font-semibold text-xl">Quickstart</h1>
      <p className="mt-3 text-base text-muted-foreground">
        Five recipes, from nothing to a working integration. The address in them is this server’s. Put your own key in
        place of YOUR_API_KEY, and your own ids in place of the sample ones.
      </p>

      <section className="mt-8 grid gap-3">
        <h2 className="font-semibold text-md">Get a key</h2>
        <p className="text-base text-muted-foreground">
          One request makes the account: a business with a trial of 30 days, an agent, its number, and a key that is
          shown once. Or{' '}
          <Link href="/sign-up" className="text-live underline underline-offset-4">
            sign up here
          </Link>{' '}
          and make a key under Settings. Send it with each request as a bearer token.
        </p>
        <CodeBlock code={SIGN_UP(publicUrl)} label="Sign up" />
        <p className="text-base text-muted-foreground">
          A key that begins with kc_test_ works on a test twin of your business: its calls and texts are always
          simulated, and its data is apart.
        </p>
      </section>

      {recipes(publicUrl).map((recipe, index) => (
        <section key={recipe.slug} id={recipe.slug} className="mt-12 grid scroll-mt-20 gap-4">
          <div>
            <h2 className="font-semibold text-md">
              {index + 1}. {recipe.title}
            </h2>
            <p className="mt-1 text-base text-muted-foreground">{recipe.says}</p>
          </div>
          {recipe.steps.map((step) => (
            <div key={step.title} className="grid gap-2">
              <h3 className="font-medium text-base">{step.title}</h3>
              <p className="text-base text-muted-foreground">{step.says}</p>
              <CodeBlock code={step.curl} label={step.title} />
              <CodeBlock code={step.answer} label={`Answer: ${step.title}`} quiet />
            </div>
          ))}
          {recipe.note && (
            <p className="border-primary border-l-2 pl-3 text-base text-muted-foreground">{recipe.note}</p>
          )}
        </section>
      ))}

      <section className="mt-12 grid gap-3">
        <h2 className="font-semibold text-md">Let an agent write it</h2>
        <p className="text-base text-muted-foreground">
          A skill for coding agents teaches them this API, its field names and the usual mistakes:{' '}
          <a href="/skills/kaicalls-agent-api/SKILL.md" className="text-live underline underline-offset-4">
            kaicalls-agent-api
          </a>
          . The machine-readable description is{' '}
          <a href="/api/v1/openapi.json" className="text-live underline underline-offset-4">
            openapi.json
          </a>
          .
        </p>
      </section>
    </article>
  );
}
