import { expect, it } from 'vitest';
import { messagesPath, readMessagesAddress } from './messages-address.ts';

it('carries a number through an address and back', () => {
  const path = messagesPath('one', { phone: '+15125550142', earlier: 'x' });
  const read = readMessagesAddress(Object.fromEntries(new URL(path, 'http://localhost').searchParams));
  expect(read).toMatchObject({ phone: '+15125550142', earlier: 'x', after: undefined });
  expect(readMessagesAddress({ phone: ' 15125550142' }).phone).toBe('+15125550142');
  expect(messagesPath('one')).toBe('/b/one/messages');
});
