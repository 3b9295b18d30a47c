import type { TwilioAccount } from './account.ts';
import type { Numbers } from './numbers.ts';
import { signed } from './signature.ts';
import { parseTwiml, type Verb } from './twiml.ts';

/** Somebody calls a number of the account. */
export interface Caller {
  from: string;
  to: string;
  /** What comes of calling somebody's phone (`DialCallStatus`): nobody picks up, unless said. */
  phone?: 'completed' | 'no-answer' | 'busy' | 'failed';
  /** Seconds that they talk. */
  seconds?: number;
  /** The caller hangs up while it rings. */
  leaves?: boolean;
}

/** How such a call went. */
export interface Carried {
  sid: string;
  /** The phones that were rung: number, and for how many seconds at most. */
  rung: { number: string; timeout: number; answerOnBridge: boolean }[];
  /** The addresses that were asked what to do, in their order, with what they answered. */
  asked: { url: string; status: number }[];
  /** Where the call is now: with a carrier that streams it, or over. */
  end: 'connected' | 'over';
}

/** A document leads to the next until one ends the call; more than these are a circle. */
const MOST_DOCUMENTS = 10;

/** Calls to numbers of the account, whose documents are fetched and followed as Twilio does. */
export class Calls {
  readonly #account: TwilioAccount;
  readonly #numbers: Numbers;

  constructor(account: TwilioAccount, numbers: Numbers) {
    this.#account = account;
    this.#numbers = numbers;
  }

  /** Resolves when the call is over, or somebody has taken it. */
  async call(caller: Caller): Promise<Carried> {
    const number = this.#numbers.rented.find(({ phone_number }) => phone_number === caller.to);
    if (!number) throw new Error(`nobody has the number ${caller.to}`);
    const carried: Carried = { sid: this.#account.newSid('CA'), rung: [], asked: [], end: 'over' };
    let next: Step | null = { url: number.voice_url, fields: { CallStatus: 'ringing' } };
    while (next) {
      if (carried.asked.length >= MOST_DOCUMENTS) throw new Error('the call goes round in circles');
      const verbs: Verb[] =
        (await this.#fetch(caller, carried, next)) ??
        (await this.#fetch(caller, carried, { url: number.voice_fallback_url, fields: next.fields })) ??
        [];
      next = follow(verbs, caller, carried);
    }
    return carried;
  }

  /** Null where nobody answers with a document. */
  async #fetch({ from, to }: Caller, { sid, asked }: Carried, { url, fields }: Step): Promise<Verb[] | null> {
    const { accountSid, authToken } = this.#account;
    const form = {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      CallSid: sid,
      Direction: 'inbound',
      From: from,
      To: to,
    };
    const response = await fetch(url, { method: 'POST', ...signed(authToken, url, { ...form, ...fields }) }).catch(
      () => null,
    );
    asked.push({ url, status: response?.status ?? 0 });
    return response?.ok ? parseTwiml(await response.text()) : null;
  }
}

interface Step {
  url: string;
  fields: Record<string, string>;
}

/** Does what a document says; where the call goes on, if it does. */
function follow([verb]: Verb[], caller: Caller, carried: Carried): Step | null {
  if (verb?.name === 'Redirect') return { url: verb.text, fields: { CallStatus: 'ringing' } };
  if (verb?.name === 'Connect') carried.end = 'connected';
  if (verb?.name !== 'Dial') return null;
  const { timeout, answerOnBridge, action = '' } = verb.attributes;
  const number = verb.nouns[0]?.text ?? verb.text;
  carried.rung.push({ number, timeout: Number(timeout), answerOnBridge: answerOnBridge === 'true' });
  const { phone = 'no-answer', seconds = 30, leaves = false } = caller;
  const gone = leaves || phone === 'completed';
  const status = leaves ? 'no-answer' : phone;
  return {
    url: action,
    fields: {
      CallStatus: gone ? 'completed' : 'ringing',
      DialCallStatus: status,
      ...(status === 'completed'
        ? { DialCallSid: carried.sid.replace('CA', 'CB'), DialCallDuration: String(seconds) }
        : {}),
    },
  };
}
