import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';
import type { SignedHook } from '#lib/core/signed-hook.ts';

export const NUMBER_TYPES = ['local', 'mobile', 'toll_free'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

export interface Capabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
}

export interface NumberSearch {
  /** Two letters, ISO 3166-1. */
  country: string;
  type: NumberType;
  /** Without the zero that some countries dial before it. */
  areaCode: string | null;
  /** Digits that must follow each other in it. */
  contains: string | null;
  /** What it must be able to do. */
  capabilities: readonly (keyof Capabilities)[];
  limit: number;
}

export interface AvailableNumber {
  /** E.164. */
  phoneNumber: string;
  capabilities: Capabilities;
  locality: string | null;
  /** A state or province, as the market writes it. */
  region: string | null;
}

export interface NumberOrder {
  /** Ours: the number is found by it after an answer was lost. */
  id: string;
  phoneNumber: string;
  country: string;
  type: NumberType;
  /** The approved bundle that says who will have it; null where none was made. */
  bundle: { id: string; marketId: string } | null;
}

export interface RentedNumber {
  /** The market's name for it. */
  marketId: string;
  phoneNumber: string;
  capabilities: Capabilities;
}

/** A number at the market that carries our mark. */
export interface MarkedNumber {
  /** The row of ours that it was bought for. */
  id: string;
  marketId: string;
}

export interface Regulated {
  country: string;
  type: NumberType;
}

/** One thing that must be said or shown of who will have a number. */
export interface Requirement {
  kind: 'end_user' | 'document';
  /** Of whom it is asked. */
  endUser: 'business' | 'individual';
  name: string;
  /** What must be said, by the market's names. */
  fields: readonly string[];
  /** Documents of which one is enough. */
  accepted: readonly { type: string; name: string; fields: readonly string[] }[];
}

export interface BundleOrder {
  id: string;
  country: string;
  type: NumberType;
  endUser: {
    type: 'business' | 'individual';
    name: string;
    email: string;
    attributes: Readonly<Record<string, string>>;
  };
  address: { street: string; city: string; region: string; postalCode: string; country: string } | null;
  documents: readonly { type: string; attributes: Readonly<Record<string, string>> }[];
}

export type ReviewStatus = 'pending-review' | 'in-review' | 'approved' | 'rejected';

/** Where calls to a number are to go: to the carrier that answers them, or first to us, who ring somebody's phone. */
export interface CallRoute {
  ringFirst: boolean;
  /** Where the carrier takes them, as it was seen at the number; null: not seen yet. */
  carrierUrl: string | null;
  /** Where the carrier takes calls if nothing was seen. */
  usualUrl: string | null;
}

export interface Configured {
  /** What was not so: names of settings. */
  drifted: readonly string[];
  /** Where the carrier takes calls, as the number says it; null: it does not. */
  carrierUrl: string | null;
}

/** A call to a number of ours, whose market asks what to do with it. */
export interface ArrivingCall {
  /** The market's name for it. */
  marketCallId: string;
  /** E.164. */
  to: string;
  /** Null for a caller who hides their number. */
  from: string | null;
}

/** What came of ringing a phone before the agent. */
export interface RungCall extends ArrivingCall {
  outcome: 'picked-up' | 'nobody' | 'caller-gone';
  /** Of conversation. */
  seconds: number;
}

export type NextOfCall =
  | { type: 'ring' /** E.164. */; to: string; seconds: number }
  /** The carrier takes it from here. */
  | { type: 'carrier'; url: string }
  | { type: 'hang-up' };

/** Reads what a market tells us of calls, and writes what it is to do. Reading throws `ForgedHook`. */
export interface CallHooks {
  readCall(hook: SignedHook): Promise<ArrivingCall>;
  readRung(hook: SignedHook): Promise<RungCall>;
  /** XML. */
  answer(next: NextOfCall): Promise<string>;
}
/** Null where no market is configured. */
export const callHooksPort = port<CallHooks | null>('call hooks');

/**
 * The market looked at what it was given and said no, for good.
 * `taken`: somebody else has the number. `needs-bundle`: the country asks who will have it.
 */
export class MarketRefused extends Error {
  readonly reason: 'taken' | 'needs-bundle' | 'other';

  /** The message is for the owner. */
  constructor(reason: MarketRefused['reason'], message: string) {
    super(message);
    this.name = 'MarketRefused';
    this.reason = reason;
  }
}

/**
 * Who rents out telephone numbers, real or simulated. Anything but `MarketRefused` leaves open whether the market did
 * what it was asked.
 */
export interface NumberMarket {
  readonly name: 'sandbox' | 'twilio';
  readonly simulated: boolean;
  search(ctx: Context, wanted: NumberSearch): Promise<readonly AvailableNumber[]>;
  /** Rents a number under the id of ours. Asked at most once for an id, unless `find` said that it is not there. */
  buy(ctx: Context, order: NumberOrder): Promise<RentedNumber>;
  /** What was rented under an id of ours. */
  find(ctx: Context, id: string): Promise<RentedNumber | null>;
  /** Sees to it that texts to it come to us, and that calls go where they should; without `calls`, they are left alone. */
  configure(ctx: Context, marketId: string, calls?: CallRoute): Promise<Configured>;
  /** Gives it back. One that is gone already is no error. */
  release(ctx: Context, marketId: string): Promise<void>;
  /** Everything there that carries our mark and was rented between two moments. */
  marked(ctx: Context, rented: { after: Date; before: Date }): Promise<readonly MarkedNumber[]>;
  /** What a country asks of who will have such a number; nothing where no bundle is needed. */
  requirements(ctx: Context, of: Regulated): Promise<readonly Requirement[]>;
  /** Hands in a bundle, whole, and answers the market's name for it. One that was handed in already is found again. */
  submitBundle(ctx: Context, bundle: BundleOrder): Promise<string>;
  review(ctx: Context, marketId: string): Promise<{ status: ReviewStatus; reason: string | null }>;
  /** What of the settings over there keeps texts to rented numbers from us, in sentences. */
  misfits(): Promise<string[]>;
}

/** `live` is null where no market is configured: then numbers are simulated, and every page says so. */
export const marketsPort = port<{ live: NumberMarket | null; sandbox: NumberMarket }>('number markets');
