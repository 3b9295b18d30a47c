import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

const PAGES = ['/', '/pricing', '/docs', '/docs/webhooks', '/docs/errors', '/docs/changelog', '/sign-up', '/sign-in'];

/** Written for the address of this very server. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const { publicUrl } = browserConfig();
  return PAGES.map((page) => ({ url: new URL(page, publicUrl).href, priority: page === '/' ? 1 : 0.6 }));
}
