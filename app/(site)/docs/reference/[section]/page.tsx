import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { Operation } from '#components/docs/operation.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { apiReference } from '#lib/surfaces/docs/reference.ts';

interface Props {
  params: Promise<{ section: string }>;
}

const sectionOf = (slug: string) => apiReference(browserConfig().publicUrl).find((section) => section.slug === slug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${sectionOf((await params).section)?.title ?? 'Reference'} API` };
}

export default async function SectionPage({ params }: Props) {
  await connection();
  const section = sectionOf((await params).section);
  if (!section) notFound();
  return (
    <article>
      <h1 className="mb-4 font-semibold text-xl">{section.title}</h1>
      {section.operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
    </article>
  );
}
