import type { z } from 'zod';
import type { StatusTone } from '#components/ui/status-badge.tsx';
import type { CATEGORIES, WhatsAppTemplate } from '#lib/services/whatsapp/schema.ts';

export type Template = z.output<typeof WhatsAppTemplate>;
export type Category = (typeof CATEGORIES)[number];

export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  UTILITY: 'About an appointment or order',
  MARKETING: 'Offers and news',
  AUTHENTICATION: 'Codes to sign in',
};

export const TEMPLATE_STATES: Readonly<Record<Template['status'], { word: string; tone: StatusTone }>> = {
  pending: { word: 'Waits for WhatsApp', tone: 'waiting' },
  approved: { word: 'Approved', tone: 'done' },
  rejected: { word: 'Rejected', tone: 'failed' },
};

/** Any words as WhatsApp has names: `Order shipped` becomes `order_shipped`. */
export const nameOf = (words: string): string =>
  words
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
