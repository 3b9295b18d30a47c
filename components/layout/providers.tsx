'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { Toaster } from '#components/ui/toaster.tsx';
import { TooltipProvider } from '#components/ui/tooltip.tsx';

/** What every page needs: the theme, tooltips, toasts. `nonce` is that of the page's content security policy. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <TooltipProvider delayDuration={300} skipDelayDuration={100}>
        {children}
        <Toaster />
      </TooltipProvider>
    </ThemeProvider>
  );
}
