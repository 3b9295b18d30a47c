/** Remembers which business was open last, for `/dashboard`. Never decides what a page shows: that is its address. */
export const LAST_BUSINESS_COOKIE = 'kc-business';
