import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/layout/providers.tsx';
import { cn } from '#components/ui/cn.ts';

export const metadata: Metadata = {
  title: { default: 'KaiCalls', template: '%s · KaiCalls' },
  description:
    'AI phone agents that answer your business line, write down who called and why, and tell you who to call back first.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0f13' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Our server names the nonce of its content security policy here; without one the theme script carries none.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={cn(GeistSans.variable, GeistMono.variable)} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
