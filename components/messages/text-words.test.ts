import { expect, it } from 'vitest';
import { STATUSES, type Text } from '#lib/services/messages/schema.ts';
import { DELIVERY, standIn, whatsAppIsOpen, whyNot, writtenBy } from './text-words.ts';

it('has a word for every status of a text that was sent, and none for one that came in', () => {
  for (const status of STATUSES) expect(Boolean(DELIVERY[status]?.word), status).toBe(status !== 'received');
});

it('says why a text did not arrive: by the rule, by the carrier’s code, or with the code itself', () => {
  const rules = { number_on_dnc: 'This number is on the do-not-call list.' };
  expect(whyNot({ error_code: 'number_on_dnc' }, rules)).toBe('This number is on the do-not-call list.');
  expect(whyNot({ error_code: '30006' }, rules)).toMatch(/landline/);
  expect(whyNot({ error_code: '63038' }, rules)).toContain('63038');
  expect(whyNot({ error_code: null }, rules)).toBeNull();
});

it('knows that WhatsApp takes free text for a day after they have written there', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');
  const text = { channel: 'whatsapp', direction: 'inbound', created_at: '2026-03-01T12:00:01Z' } as Text;
  expect(whatsAppIsOpen([text], now)).toBe(true);
  expect(whatsAppIsOpen([{ ...text, created_at: '2026-03-01T12:00:00Z' }], now)).toBe(false);
  expect(
    whatsAppIsOpen(
      [
        { ...text, channel: 'sms' },
        { ...text, direction: 'outbound' },
      ],
      now,
    ),
  ).toBe(false);
});

it('names who wrote', () => {
  const names = { agent: 'Kai', lead: 'Nora' };
  expect(writtenBy({ direction: 'inbound', purpose: null }, names)).toBe('Nora');
  expect(writtenBy({ direction: 'outbound', purpose: 'auto_reply' }, names)).toBe('Kai');
  expect(writtenBy({ direction: 'outbound', purpose: 'dashboard' }, names)).toBe('From the dashboard');
});

it('says that the rules wrote in the place of the model', () => {
  expect(standIn({ written_fault: null })).toBeNull();
  expect(standIn({ written_fault: 'timeout' })).toBe(
    'The built-in rules wrote this: the model took too long to answer.',
  );
});
