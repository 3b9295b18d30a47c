import type { Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { type Product, refusal, type TwilioAccount } from './account.ts';
import { held } from './contract.ts';

interface Approval {
  name: string;
  category: string;
  status: string;
  rejection_reason: string;
}

interface Content {
  sid: string;
  friendly_name: string;
  language: string;
  variables: Record<string, string>;
  types: Record<string, { body: string }>;
  approval: Approval | null;
}

/** Content templates of an account, and what WhatsApp decides of them: a test says so. */
export class Contents implements Product {
  readonly all: Content[] = [];
  readonly routes: Record<string, Handler>;
  readonly #account: TwilioAccount;

  constructor(account: TwilioAccount, contract: Validator) {
    this.#account = account;
    const path = '/content/v1/Content';
    this.routes = {
      [`POST ${path}`]: held(contract, 'CreateContent', ({ body }) => {
        const content = { ...(body as Omit<Content, 'sid' | 'approval'>), sid: account.newSid('HX'), approval: null };
        if (Object.keys(content.types).length === 0) throw refusal(400, 20001, 'Missing required parameter: types');
        this.all.push(content);
        return { status: 201, body: this.#resource(content) };
      }),
      [`GET ${path}`]: ({ query }) => ({
        status: 200,
        body: {
          contents: this.all.map((content) => this.#resource(content)),
          meta: { key: 'contents', page: 0, page_size: Number(query.get('PageSize') ?? 50), next_page_url: null },
        },
      }),
      [`POST ${path}/:sid/ApprovalRequests/whatsapp`]: held(contract, 'RequestApproval', ({ params, body }) => {
        const content = this.#find(params.sid ?? '');
        if (content.approval) throw refusal(409, 20409, 'An approval request exists already');
        content.approval = {
          ...(body as Pick<Approval, 'name' | 'category'>),
          status: 'received',
          rejection_reason: '',
        };
        return { status: 201, body: approvalOf(content) };
      }),
      [`GET ${path}/:sid/ApprovalRequests`]: ({ params }) => {
        const content = this.#find(params.sid ?? '');
        const whatsapp = { type: 'whatsapp', ...approvalOf(content) };
        return { status: 200, body: { sid: content.sid, account_sid: account.accountSid, whatsapp, url: '' } };
      },
    };
  }

  /** WhatsApp's decision of the template with this name. */
  decide(name: string, status: 'approved' | 'rejected' | 'paused', reason = ''): void {
    const content = this.all.find(({ approval }) => approval?.name === name);
    if (!content?.approval) throw new Error(`nobody has asked to approve ${name}`);
    Object.assign(content.approval, { status, rejection_reason: reason });
  }

  isApproved(sid: string): boolean {
    return this.all.find((content) => content.sid === sid)?.approval?.status === 'approved';
  }

  /** A template with its variables filled in. */
  fill(sid: string, variables: string | undefined): string {
    const content = this.all.find((one) => one.sid === sid);
    if (!content) throw refusal(400, 21655, 'The ContentSid is Invalid');
    const values = { ...content.variables, ...parsed(variables) };
    const { body = '' } = content.types['twilio/text'] ?? {};
    return body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  }

  #find(sid: string): Content {
    const content = this.all.find((one) => one.sid === sid);
    if (!content) throw refusal(404, 20404, `The requested resource /Content/${sid} was not found`);
    return content;
  }

  #resource({ approval: _, ...content }: Content) {
    const url = `https://content.twilio.com/v1/Content/${content.sid}`;
    return {
      ...content,
      account_sid: this.#account.accountSid,
      date_created: new Date().toISOString(),
      date_updated: new Date().toISOString(),
      url,
      links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
    };
  }
}

function parsed(variables: string | undefined): Record<string, string> {
  try {
    return variables ? (JSON.parse(variables) as Record<string, string>) : {};
  } catch {
    throw refusal(400, 21656, 'The ContentVariables Parameter is invalid');
  }
}

const approvalOf = ({ approval, types }: Content) => ({
  name: approval?.name ?? '',
  category: approval?.category ?? '',
  content_type: Object.keys(types)[0],
  status: approval?.status ?? 'unsubmitted',
  rejection_reason: approval?.rejection_reason ?? '',
  allow_category_change: true,
});
