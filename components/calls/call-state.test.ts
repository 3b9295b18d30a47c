import { expect, it } from 'vitest';
import { CALL_STATUSES, TERMINAL } from '#lib/services/calls/schema.ts';
import { firstNameOf, isOver, otherSide, spokenName } from './call-state.ts';

it('knows the ends that the services know', () => {
  for (const status of CALL_STATUSES) expect(isOver({ status }), status).toBe(TERMINAL.includes(status));
});

it('names the other side by its name, or by its number where it told none', () => {
  const call = { direction: 'inbound' as const, from: '+15125551234', to: '+17375550000', lead_name: 'Maria Garcia' };
  expect(otherSide(call)).toEqual({ name: 'Maria Garcia', number: '+15125551234' });
  expect(otherSide({ ...call, lead_name: '+1 512 555 1234' })).toEqual({ name: null, number: '+15125551234' });
  expect(otherSide({ ...call, direction: 'outbound', lead_name: null, name: 'Ada' })).toEqual({
    name: 'Ada',
    number: '+17375550000',
  });
});

it('calls people by a first name only where there is one', () => {
  expect(firstNameOf('Maria Garcia')).toBe('Maria');
  expect(firstNameOf('Unknown caller')).toBeNull();
  expect(firstNameOf('maria@example.com')).toBeNull();
  expect(spokenName('Kai - Smith Law Firm')).toBe('Kai');
  expect(spokenName('Jean-Luc')).toBe('Jean-Luc');
});
