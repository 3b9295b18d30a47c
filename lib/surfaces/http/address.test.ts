import { describe, expect, test } from 'vitest';
import { addressBlock, clientAddress, trustedProxies } from './address.ts';

describe('the caller’s address', () => {
  test('is the connection’s, whatever a header says', () => {
    expect(clientAddress('6.6.6.6', '10.0.0.1', 0)).toBe('10.0.0.1');
    expect(clientAddress(null, '::ffff:10.0.0.1', 0)).toBe('10.0.0.1');
  });

  test('is what the outermost trusted proxy wrote; what stands further left is ignored', () => {
    expect(clientAddress('6.6.6.6, 203.0.113.9', '10.0.0.1', 1)).toBe('203.0.113.9');
    expect(clientAddress('6.6.6.6, 203.0.113.9, 10.0.0.2', '10.0.0.1', 2)).toBe('203.0.113.9');
  });

  test('is the connection’s where the proxies named nobody, or nonsense', () => {
    expect(clientAddress('203.0.113.9', '10.0.0.1', 2)).toBe('10.0.0.1');
    expect(clientAddress('x, y', '10.0.0.1', 2)).toBe('10.0.0.1');
    expect(clientAddress('not an address', undefined, 1)).toBeNull();
  });

  test('trusts no proxy unless it is told how many, and on Vercel the platform', () => {
    const env = { NODE_ENV: 'test' } as const;
    expect(trustedProxies(env)).toBe(0);
    expect(trustedProxies({ ...env, TRUSTED_PROXIES: '2' })).toBe(2);
    expect(trustedProxies({ ...env, VERCEL: '1' })).toBe(1);
  });
});

describe('what shares one limit', () => {
  test('an IPv4 address, an IPv6 /64', () => {
    expect(addressBlock('203.0.113.9')).toBe('203.0.113.9');
    expect(addressBlock('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressBlock('2001:db8:1:2:ffff::1')).toBe(addressBlock('2001:db8:1:2::1'));
    expect(addressBlock('2001:db8:1:3::1')).not.toBe(addressBlock('2001:db8:1:2::1'));
    expect(addressBlock(null)).toBe('unknown');
  });
});
