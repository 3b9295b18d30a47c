import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';

/** What is behind a sign-in is nobody's to index. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/b/', '/dashboard', '/api/', '/auth/', '/reset/'] },
    sitemap: `${browserConfig().publicUrl}/sitemap.xml`,
  };
}
