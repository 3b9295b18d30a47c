import type { Asked, Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { type Product, refusal, type TwilioAccount } from './account.ts';
import { held } from './contract.ts';

interface Bundle {
  sid: string;
  friendly_name: string;
  email: string;
  status: string;
  iso_country: string;
  number_type: string;
  items: string[];
}

type Form = Record<string, string>;

/** What Germany is made to ask here of a business, in the shape of Twilio's regulations. */
const REGULATION = {
  sid: `RN${'a'.repeat(32)}`,
  friendly_name: 'Germany: Local - Business',
  iso_country: 'DE',
  number_type: 'local',
  end_user_type: 'business',
  requirements: {
    end_user: [
      { name: 'Business', type: 'business', requirement_name: 'business_info', fields: ['business_name'], url: '' },
    ],
    supporting_document: [
      [
        {
          name: 'Address',
          type: 'document',
          requirement_name: 'proof_of_address',
          description: 'An address in the country',
          accepted_documents: [{ name: 'Address Validation', type: 'address', fields: ['address_sids'], url: '' }],
        },
      ],
    ],
  },
  url: '',
};

/** Who will have the numbers of a country: bundles and what is in them. Who looks at them is a test. */
export class Bundles implements Product {
  readonly all: Bundle[] = [];
  /** End users, documents and addresses, by SID. */
  readonly items = new Map<string, Form>();
  readonly routes: Record<string, Handler>;
  readonly #account: TwilioAccount;

  constructor(account: TwilioAccount, contract: Validator) {
    this.#account = account;
    const base = '/numbers/v2/RegulatoryCompliance';
    const addresses = `/api/2010-04-01/Accounts/${account.accountSid}/Addresses.json`;
    this.routes = {
      [`GET ${base}/Regulations`]: held(contract, 'ListRegulations', ({ query }) =>
        listed(
          [REGULATION].filter((one) => fits(one, query, { iso_country: 'IsoCountry', number_type: 'NumberType' })),
        ),
      ),
      [`POST ${base}/EndUsers`]: held(contract, 'CreateEndUser', (asked) => this.#make('IT', asked)),
      [`POST ${base}/SupportingDocuments`]: held(contract, 'CreateSupportingDocument', (asked) =>
        this.#make('RD', asked),
      ),
      [`POST ${addresses}`]: held(contract, 'CreateAddress', (asked) => this.#make('AD', asked)),
      [`GET ${addresses}`]: ({ query }) => {
        const name = query.get('FriendlyName');
        const found = [...this.items].filter(([sid, form]) => sid.startsWith('AD') && form.FriendlyName === name);
        return { status: 200, body: { addresses: found.map(([sid, form]) => resourceOf(sid, form)) } };
      },
      [`POST ${base}/Bundles`]: held(contract, 'CreateBundle', ({ body }) => {
        const form = body as Form;
        if (!form.IsoCountry && !form.RegulationSid) throw refusal(400, 20001, 'Missing IsoCountry or RegulationSid');
        const bundle: Bundle = {
          sid: account.newSid('BU'),
          friendly_name: form.FriendlyName ?? '',
          email: form.Email ?? '',
          status: 'draft',
          iso_country: form.IsoCountry ?? '',
          number_type: form.NumberType ?? '',
          items: [],
        };
        this.all.push(bundle);
        return { status: 201, body: this.#resource(bundle) };
      }),
      [`GET ${base}/Bundles`]: ({ query }) =>
        listed(
          this.all
            .filter((one) => fits(one, query, { friendly_name: 'FriendlyName', status: 'Status' }))
            .map((bundle) => this.#resource(bundle)),
        ),
      [`GET ${base}/Bundles/:sid`]: ({ params }) => ({ status: 200, body: this.#resource(this.#find(params.sid)) }),
      [`POST ${base}/Bundles/:sid`]: held(contract, 'UpdateBundle', ({ params, body }) => {
        const bundle = this.#find(params.sid);
        const { Status } = body as Form;
        if (Status && bundle.status !== 'draft') throw refusal(400, 22214, 'Bundle is not in an editable state');
        if (Status && this.#wanting(bundle).length > 0) throw refusal(400, 22215, 'Bundle is not compliant');
        if (Status) bundle.status = Status;
        return { status: 200, body: this.#resource(bundle) };
      }),
      [`DELETE ${base}/Bundles/:sid`]: ({ params }) => {
        const bundle = this.#find(params.sid);
        if (bundle.status !== 'draft') throw refusal(400, 22216, 'Only a draft can be deleted');
        this.all.splice(this.all.indexOf(bundle), 1);
        return { status: 204 };
      },
      [`POST ${base}/Bundles/:sid/ItemAssignments`]: held(contract, 'AssignItem', ({ params, body }) => {
        const { ObjectSid = '' } = body as Form;
        if (!this.items.has(ObjectSid)) throw refusal(400, 20404, 'Item was not found');
        this.#find(params.sid).items.push(ObjectSid);
        return { status: 201, body: { sid: account.newSid('BV'), bundle_sid: params.sid, object_sid: ObjectSid } };
      }),
      [`POST ${base}/Bundles/:sid/Evaluations`]: ({ params }) => ({
        status: 201,
        body: this.#evaluation(this.#find(params.sid)),
      }),
      [`GET ${base}/Bundles/:sid/Evaluations`]: ({ params }) => listed([this.#evaluation(this.#find(params.sid))]),
    };
  }

  /** What the reviewers make of the bundle with this name. */
  decide(friendlyName: string, status: 'in-review' | 'twilio-approved' | 'twilio-rejected'): void {
    const bundle = this.all.findLast((one) => one.friendly_name === friendlyName);
    if (!bundle || bundle.status === 'draft') throw new Error('nobody has handed in such a bundle');
    bundle.status = status;
  }

  isApproved(sid: string): boolean {
    return this.all.some((bundle) => bundle.sid === sid && bundle.status === 'twilio-approved');
  }

  #make(prefix: string, { body }: Asked) {
    const sid = this.#account.newSid(prefix);
    this.items.set(sid, body as Form);
    return { status: 201, body: resourceOf(sid, body as Form) };
  }

  #wanting(bundle: Bundle): string[] {
    const forms = bundle.items.map((sid) => this.items.get(sid));
    const named = forms.some((form) => JSON.parse(form?.Attributes ?? '{}').business_name);
    const located = forms.some((form) => form?.Type === 'address');
    return [...(named ? [] : ['Business']), ...(located ? [] : ['Address'])];
  }

  #evaluation(bundle: Bundle) {
    const wanting = this.#wanting(bundle);
    return {
      sid: this.#account.newSid('EL'),
      account_sid: this.#account.accountSid,
      bundle_sid: bundle.sid,
      regulation_sid: REGULATION.sid,
      status: wanting.length === 0 ? 'compliant' : 'noncompliant',
      results: ['Business', 'Address'].map((name) => ({
        requirement_friendly_name: name,
        passed: !wanting.includes(name),
        invalid: wanting.includes(name) ? [{ friendly_name: name, failure_reason: `${name} is missing.` }] : [],
      })),
      date_created: new Date().toISOString(),
      url: '',
    };
  }

  #find(sid: string | undefined): Bundle {
    const bundle = this.all.find((one) => one.sid === sid);
    if (!bundle) throw refusal(404, 20404, `The requested resource /Bundles/${sid} was not found`);
    return bundle;
  }

  #resource({ items: _items, ...bundle }: Bundle) {
    const time = new Date().toISOString();
    return {
      ...bundle,
      account_sid: this.#account.accountSid,
      regulation_sid: REGULATION.sid,
      status_callback: null,
      valid_until: null,
      date_created: time,
      date_updated: time,
      url: '',
      links: {},
    };
  }
}

/** As Twilio writes what it was given: names in snake case. */
const resourceOf = (sid: string, form: Form) => ({
  sid,
  ...Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase(), value]),
  ),
});

const fits = (one: object, query: URLSearchParams, filters: Record<string, string>): boolean =>
  Object.entries(filters).every(([name, parameter]) => {
    const wanted = query.get(parameter);
    return wanted === null || (one as Record<string, unknown>)[name] === wanted;
  });

const listed = (results: readonly unknown[]) => ({
  status: 200,
  body: { results, meta: { key: 'results', page: 0, page_size: 50, next_page_url: null } },
});
