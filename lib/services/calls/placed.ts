import type { PlacedCall } from '#lib/adapters/carrier/port.ts';

interface Row {
  id: string;
  business_id: string;
  carrier_call_id: string | null;
  attempted_at: string | null;
  created_at: string;
}

/** A call as its carrier is asked about it. */
export const placedCall = (call: Row): PlacedCall => ({
  callId: call.id,
  businessId: call.business_id,
  carrierCallId: call.carrier_call_id,
  attemptedAt: new Date(call.attempted_at ?? call.created_at),
});

/** The columns of `placedCall`. */
export const PLACED = ['id', 'business_id', 'carrier_call_id', 'attempted_at', 'created_at'] as const;
