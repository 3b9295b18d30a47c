import Link from 'next/link';
import type { ReactNode } from 'react';
import { lanesFromTurns } from '#components/charts/lanes.ts';
import { Waveform } from '#components/charts/waveform.tsx';
import { Brand } from '#components/layout/brand.tsx';
import { ThemeChoice } from '#components/layout/theme-choice.tsx';

const call = lanesFromTurns(
  [3, 7, 9, 15, 19, 24, 26, 33, 38, 44, 46, 53, 57].map((start, index, starts) => ({
    agent: index % 2 === 0,
    start,
    end: (starts[index + 1] ?? 60) - 0.6,
  })),
  60,
  400,
);

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-16 items-center justify-between px-4 md:px-8">
        <Link href="/" className="flex rounded-sm" aria-label="KaiCalls, first page">
          <Brand />
        </Link>
        <ThemeChoice />
      </header>
      <main className="flex flex-1 justify-center px-4 pt-8 pb-12 md:items-center md:pt-8 md:pb-24">{children}</main>
      <div
        aria-hidden
        className="h-11 overflow-hidden opacity-40 [mask-image:linear-gradient(90deg,transparent,black_20%,black_80%,transparent)]"
      >
        <Waveform lanes={call} duration={60} position={0} className="[&>span]:hidden" />
      </div>
    </div>
  );
}
