import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Brand } from '#components/layout/brand.tsx';
import { ThemeChoice } from '#components/layout/theme-choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

const TITLE = 'KaiCalls: someone always picks up';
const DESCRIPTION =
  'An AI receptionist that answers your business line, writes down who called and why, and tells you whom to call back first. Try it without an account.';

/** Addresses in it are of this very server. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const image = { url: '/screenshots/overview.png', alt: 'The overview of a business: calls, leads, latest calls' };
  return {
    metadataBase: new URL(browserConfig().publicUrl),
    title: { absolute: TITLE, template: '%s · KaiCalls' },
    description: DESCRIPTION,
    openGraph: { type: 'website', siteName: 'KaiCalls', title: TITLE, description: DESCRIPTION, images: [image] },
    twitter: { card: 'summary_large_image', title: TITLE, description: DESCRIPTION, images: [image] },
  };
}

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-30 border-transparent border-b bg-background/90 backdrop-blur-sm">
        <div className="mx-auto flex h-16 max-w-300 items-center gap-1 px-4 md:px-8">
          <Link href="/" className="mr-auto flex rounded-sm" aria-label="KaiCalls, first page">
            <Brand />
          </Link>
          <Button variant="ghost" asChild className="max-sm:hidden">
            <Link href="/pricing">Prices</Link>
          </Button>
          <Button variant="ghost" asChild className="max-sm:hidden">
            <Link href="/docs">Docs</Link>
          </Button>
          <Button variant="ghost" asChild>
            <Link href="/sign-in">Sign in</Link>
          </Button>
          <Button variant="primary" asChild className="ml-1">
            <Link href="/sign-up">Create an account</Link>
          </Button>
        </div>
      </header>
      <main className="flex-1">{children}</main>
      <footer className="border-border border-t">
        <div className="mx-auto flex max-w-300 flex-wrap items-center gap-x-6 gap-y-4 px-4 py-8 text-muted-foreground text-sm md:px-8">
          <Brand className="text-foreground" />
          <nav
            aria-label="Foot"
            className="flex flex-wrap gap-x-6 gap-y-2 [&_a]:rounded-xs hover:[&_a:hover]:text-foreground"
          >
            <Link href="/sign-up">Create an account</Link>
            <Link href="/sign-in">Sign in</Link>
            <Link href="/pricing">Prices</Link>
            <Link href="/docs">Docs</Link>
            <a href="/api/v1/openapi.json">API description</a>
          </nav>
          <ThemeChoice className="ml-auto" />
        </div>
      </footer>
    </div>
  );
}
