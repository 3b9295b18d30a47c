import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import type { Twilio } from 'twilio';
import type {
  LocalInstance,
  LocalListInstanceOptions,
} from 'twilio/lib/rest/api/v2010/account/availablePhoneNumberCountry/local.js';
import type { AvailableNumber, NumberSearch, NumberType } from '#lib/adapters/numbers/port.ts';
import type { TwilioMarket } from './setup.ts';

type Country = ReturnType<Twilio['availablePhoneNumbers']>;
type Found = Pick<LocalInstance, 'phoneNumber' | 'capabilities' | 'locality' | 'region'>;
/** Each type has a list of its own; they are asked alike. */
const LISTS: Readonly<Record<NumberType, (of: Country, wanted: LocalListInstanceOptions) => Promise<Found[]>>> = {
  local: (of, wanted) => of.local.list(wanted),
  mobile: (of, wanted) => of.mobile.list(wanted),
  toll_free: (of, wanted) => of.tollFree.list(wanted),
};
/** Twilio searches by area code only where the North American plan holds; elsewhere by the first digits. */
const NORTH_AMERICA = '1';
/** What is filtered here and not by Twilio needs more to choose from. */
const WIDER = 5;

/** Numbers that can be rented now. */
export async function searchNumbers({ client }: TwilioMarket, wanted: NumberSearch): Promise<AvailableNumber[]> {
  const twilio = await client();
  const prefix = prefixOf(wanted);
  const narrow = wanted.contains !== null && prefix !== null;
  const able = (one: 'voice' | 'sms' | 'mms') => (wanted.capabilities.includes(one) ? true : undefined);
  const found = await LISTS[wanted.type](twilio.availablePhoneNumbers(wanted.country), {
    ...(wanted.areaCode && !prefix ? { areaCode: Number(wanted.areaCode) } : {}),
    ...(prefix ? { contains: `${prefix}*` } : wanted.contains ? { contains: wanted.contains } : {}),
    voiceEnabled: able('voice'),
    smsEnabled: able('sms'),
    mmsEnabled: able('mms'),
    limit: narrow ? wanted.limit * WIDER : wanted.limit,
  });
  return found
    .filter(({ phoneNumber }) => !narrow || phoneNumber.includes(wanted.contains as string))
    .slice(0, wanted.limit)
    .map(({ phoneNumber, capabilities, locality, region }) => ({
      phoneNumber,
      capabilities: { voice: capabilities.voice, sms: capabilities.sms, mms: capabilities.mms },
      locality: locality || null,
      region: region || null,
    }));
}

function prefixOf({ country, areaCode }: NumberSearch): string | null {
  if (!areaCode || !isSupportedCountry(country)) return null;
  const code = getCountryCallingCode(country);
  return code === NORTH_AMERICA ? null : `${code}${areaCode}`;
}
