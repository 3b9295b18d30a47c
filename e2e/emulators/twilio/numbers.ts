import type { Asked, Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { type Product, refusal, rfc2822, type TwilioAccount } from './account.ts';
import type { Bundles } from './bundles.ts';
import { held } from './contract.ts';

interface Rented {
  sid: string;
  phone_number: string;
  friendly_name: string;
  sms_url: string;
  sms_method: string;
  voice_url: string;
  voice_method: string;
  voice_fallback_url: string;
  voice_fallback_method: string;
  bundle_sid: string | null;
  rentedAt: Date;
}

/** What can be changed of a number, by the parameter that does it. */
const CHANGEABLE: Readonly<Record<string, 'sms_url' | 'sms_method' | `voice_${'' | 'fallback_'}${'url' | 'method'}`>> =
  {
    SmsUrl: 'sms_url',
    SmsMethod: 'sms_method',
    VoiceUrl: 'voice_url',
    VoiceMethod: 'voice_method',
    VoiceFallbackUrl: 'voice_fallback_url',
    VoiceFallbackMethod: 'voice_fallback_method',
  };

/** What is for sale: a hundred numbers of each, and of any area code of North America. */
const FOR_SALE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: { Local: '+1512555', TollFree: '+1888555' },
  GB: { Local: '+44207946', Mobile: '+44740012' },
  DE: { Local: '+4930901820' },
};
const STOCK = 100;
const NAME_LENGTH = 64;
const CAPABILITIES = { voice: true, sms: true, mms: true, fax: false };

/** Numbers that an account finds, rents and gives back, and puts into its messaging service. */
export class Numbers implements Product {
  readonly rented: Rented[] = [];
  /** The numbers in the messaging service, by their SID. */
  readonly inService = new Set<string>();
  /** Where the messaging service brings what comes in. A new one at Twilio drops it; this one defers to its numbers. */
  service = { inbound_request_url: null as string | null, inbound_method: 'POST', use_inbound_webhook_on_number: true };
  readonly routes: Record<string, Handler>;
  readonly #account: TwilioAccount;
  readonly #bundles: Bundles;

  constructor(account: TwilioAccount, contract: Validator, bundles: Bundles) {
    this.#account = account;
    this.#bundles = bundles;
    const base = `/api/2010-04-01/Accounts/${account.accountSid}`;
    this.routes = {
      [`GET ${base}.json`]: () => ({
        status: 200,
        body: {
          sid: account.accountSid,
          status: 'active',
          type: 'Full',
          uri: `/2010-04-01/Accounts/${account.accountSid}.json`,
        },
      }),
      'GET /messaging/v1/Services/:service': ({ params: { service = '' } }) => {
        if (service !== account.messagingServiceSid)
          throw refusal(404, 20404, `The requested resource /Services/${service} was not found`);
        return { status: 200, body: { sid: service, account_sid: account.accountSid, ...this.service } };
      },
      [`GET ${base}/AvailablePhoneNumbers/:country/:type.json`]: held(contract, 'SearchNumbers', (asked) =>
        this.#search(asked),
      ),
      [`POST ${base}/IncomingPhoneNumbers.json`]: held(contract, 'BuyNumber', ({ body }) =>
        this.#buy(body as Record<string, string>),
      ),
      [`GET ${base}/IncomingPhoneNumbers.json`]: held(contract, 'ListNumbers', ({ query }) => this.#list(query)),
      [`GET ${base}/IncomingPhoneNumbers/:sid.json`]: ({ params }) => ({
        status: 200,
        body: this.#resource(this.#find(params.sid ?? '')),
      }),
      [`POST ${base}/IncomingPhoneNumbers/:sid.json`]: held(contract, 'UpdateNumber', ({ params, body }) => {
        const number = this.#find(params.sid ?? '');
        for (const [parameter, value] of Object.entries(body as Record<string, string>)) {
          const property = CHANGEABLE[parameter];
          if (property) number[property] = value;
        }
        return { status: 200, body: this.#resource(number) };
      }),
      [`DELETE ${base}/IncomingPhoneNumbers/:sid.json`]: ({ params }) => {
        const number = this.#find(params.sid ?? '');
        this.rented.splice(this.rented.indexOf(number), 1);
        this.inService.delete(number.sid);
        return { status: 204 };
      },
      'POST /messaging/v1/Services/:service/PhoneNumbers': held(contract, 'AddToService', (asked) =>
        this.#addToService(asked),
      ),
    };
  }

  #search({ params, query }: Asked) {
    const { country = '', type = '' } = params;
    const areaCode = query.get('AreaCode');
    if (areaCode && country !== 'US' && country !== 'CA') throw refusal(400, 21451, 'Invalid area code');
    const prefix = this.#prefix(country, type, areaCode);
    if (!prefix)
      throw refusal(404, 20404, `The requested resource /AvailablePhoneNumbers/${country}/${type} was not found`);
    const wanted = query.get('Contains')?.replaceAll('*', '');
    const found = Array.from({ length: STOCK }, (_, i) => `${prefix}7${String(i).padStart(3, '0')}`)
      .filter((phone) => this.#isFree(phone) && (!wanted || phone.includes(wanted)))
      .slice(0, Number(query.get('PageSize') ?? 50));
    const [locality, region] = country === 'US' && type === 'Local' ? ['Austin', 'TX'] : ['', ''];
    return {
      status: 200,
      body: {
        uri: '',
        available_phone_numbers: found.map((phone_number) => ({
          friendly_name: phone_number,
          phone_number,
          locality,
          region,
          iso_country: country,
          address_requirements: 'none',
          beta: false,
          capabilities: CAPABILITIES,
        })),
      },
    };
  }

  #prefix(country: string, type: string, areaCode: string | null): string | undefined {
    const prefix = FOR_SALE[country]?.[type];
    return prefix && areaCode ? `+1${areaCode}555` : prefix;
  }

  #buy(form: Record<string, string>) {
    const { PhoneNumber, FriendlyName = '', SmsUrl = '', SmsMethod = 'POST', BundleSid } = form;
    if (!PhoneNumber) throw refusal(400, 21452, 'No phone numbers found in this area code');
    if (FriendlyName.length > NAME_LENGTH) throw refusal(400, 20001, 'FriendlyName has more than 64 characters');
    if (!this.#isFree(PhoneNumber)) throw refusal(400, 21422, `Phone number ${PhoneNumber} is not available`);
    const asking = PhoneNumber.startsWith('+49');
    if (asking && (!BundleSid || !this.#bundles.isApproved(BundleSid))) {
      throw refusal(400, 21649, 'Bundle is required for this phone number and must be approved');
    }
    const number: Rented = {
      sid: this.#account.newSid('PN'),
      phone_number: PhoneNumber,
      friendly_name: FriendlyName || PhoneNumber,
      sms_url: SmsUrl,
      sms_method: SmsMethod,
      voice_url: '',
      voice_method: 'POST',
      voice_fallback_url: '',
      voice_fallback_method: 'POST',
      bundle_sid: BundleSid ?? null,
      rentedAt: new Date(),
    };
    this.rented.push(number);
    return { status: 201, body: this.#resource(number) };
  }

  #list(query: URLSearchParams) {
    const name = query.get('FriendlyName');
    const found = this.rented.filter((number) => name === null || number.friendly_name === name);
    const body = { incoming_phone_numbers: found.map((number) => this.#resource(number)), next_page_uri: null };
    return { status: 200, body };
  }

  #addToService({ params, body }: Asked) {
    const { PhoneNumberSid = '' } = body as Record<string, string>;
    if (params.service !== this.#account.messagingServiceSid) throw refusal(404, 20404, 'Service was not found');
    const number = this.#find(PhoneNumberSid);
    if (this.inService.has(number.sid)) throw refusal(409, 21710, 'Phone Number is already in the Messaging Service');
    this.inService.add(number.sid);
    return {
      status: 201,
      body: {
        sid: number.sid,
        account_sid: this.#account.accountSid,
        service_sid: params.service,
        phone_number: number.phone_number,
        country_code: 'US',
        capabilities: ['SMS', 'MMS', 'Voice'],
        date_created: number.rentedAt.toISOString(),
        date_updated: number.rentedAt.toISOString(),
        url: '',
      },
    };
  }

  #isFree(phone: string): boolean {
    const sold = /^\+1\d{3}5557\d{3}$|^\+44(?:207946|740012)7\d{3}$|^\+49309018207\d{3}$/.test(phone);
    return sold && !this.rented.some(({ phone_number }) => phone_number === phone);
  }

  #find(sid: string): Rented {
    const number = this.rented.find((one) => one.sid === sid);
    if (!number) throw refusal(404, 20404, `The requested resource /IncomingPhoneNumbers/${sid} was not found`);
    return number;
  }

  #resource({ rentedAt, ...number }: Rented) {
    const time = rfc2822(rentedAt);
    return {
      ...number,
      account_sid: this.#account.accountSid,
      date_created: time,
      date_updated: time,
      capabilities: CAPABILITIES,
      address_requirements: 'none',
      api_version: '2010-04-01',
      beta: false,
      origin: 'twilio',
      status: 'in-use',
      uri: '',
    };
  }
}
