import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';

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
  /** Sees to it that texts to it come to us; answers what was not so. */
  configure(ctx: Context, marketId: string): Promise<readonly string[]>;
  /** Gives it back. One that is gone already is no error. */
  release(ctx: Context, marketId: string): Promise<void>;
  /** Everything there that carries our mark and was rented between two moments. */
  marked(ctx: Context, rented: { after: Date; before: Date }): Promise<readonly MarkedNumber[]>;
  /** What a country asks of who will have such a number; nothing where no bundle is needed. */
  requirements(ctx: Context, of: Regulated): Promise<readonly Requirement[]>;
  /** Hands in a bundle, whole, and answers the market's name for it. One that was handed in already is found again. */
  submitBundle(ctx: Context, bundle: BundleOrder): Promise<string>;
  review(ctx: Context, marketId: string): Promise<{ status: ReviewStatus; reason: string | null }>;
}

/** `live` is null where no market is configured: then numbers are simulated, and every page says so. */
export const marketsPort = port<{ live: NumberMarket | null; sandbox: NumberMarket }>('number markets');
