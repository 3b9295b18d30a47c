import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { zonesOf } from './zones.ts';

test.each([
  ['an area code', '+15125550100', ['America/Chicago']],
  ['an area code in two zones', '+18505550100', ['America/Chicago', 'America/New_York']],
  ['an area code without summer time', '+16025550100', ['America/Phoenix']],
  ['an island that shares the country code', '+18765550100', ['America/Jamaica']],
  ['Canada', '+14165550100', ['America/Toronto']],
  ['Hawaii', '+18085550020', ['Pacific/Honolulu']],
  ['a mobile of a country in one zone', '+819012340020', ['Asia/Tokyo']],
  ['a mobile in Nigeria', '+2348031230020', ['Africa/Lagos']],
  ['a landline of a country in many', '+74232000000', ['Asia/Vladivostok']],
  ['what tells no country', 'sip:1001@pbx.example.com', []],
])('%s', (_what, phone, zones) => {
  expect([...zonesOf(phone)].sort()).toEqual(zones);
});

test('a mobile may be anywhere in its country', () => {
  expect(zonesOf('+61412345678')).toEqual(
    expect.arrayContaining(['Australia/Perth', 'Australia/Sydney', 'Australia/Darwin', 'Australia/Lord_Howe']),
  );
  expect(zonesOf('+79161234567')).toEqual(expect.arrayContaining(['Europe/Kaliningrad', 'Asia/Kamchatka']));
});

test.each(['+15005550001', '+18005550100', '+18885550100'])(
  '%s tells no area: it may be from coast to coast',
  (phone) => {
    expect(zonesOf(phone)).toEqual(expect.arrayContaining(['America/New_York', 'America/Los_Angeles']));
  },
);

test('every country has a zone', () => {
  const without = getCountries().filter((country) => zonesOf(`+${getCountryCallingCode(country)}2345678`).length === 0);
  expect(without).toEqual([]);
});
