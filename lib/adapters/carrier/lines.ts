/** A number as the carrier must answer it: always by asking us, and at `fallbackTo` when that fails. */
export interface NumberSettings {
  id: string;
  businessId: string;
  name: string;
  /** E.164 of a number of ours; null for one of the carrier's own. */
  phoneNumber: string | null;
  /** Where one of the carrier's own should be from, if that can be had. */
  areaCode?: string | null;
  /** E.164; null where the business has named none. */
  fallbackTo: string | null;
}

export interface AttachedNumber {
  /** The carrier's name for it. */
  carrierNumberId: string;
  phoneNumber: string;
}

/** A telephone exchange of the owner's own, that calls go out and come in by. */
export interface TrunkSettings {
  id: string;
  businessId: string;
  name: string;
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
  username: string | null;
  password: string | null;
  /** What is shown to who is called, in E.164 or an extension; null: the trunk's name for itself. */
  callerId: string | null;
}

/** What the carrier keeps of a trunk. */
export interface CarrierTrunk {
  credentialId: string;
  /** Calls by the trunk are placed from this number of the carrier's. */
  carrierNumberId: string;
}
