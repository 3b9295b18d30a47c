/** Country codes of two digits (ITU-T E.164); 1 and 7 have one, all others three. */
const TWO_DIGITS = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/**
 * Groups an E.164 number for reading: "+15125551234" → "+1 512 555 1234", "+4930123456" → "+49 301 234 56".
 * Only North American grouping is exact; elsewhere it is groups of three, which read well and need no tables.
 * What is not E.164 (a SIP address, "Anonymous") comes back as it is.
 */
export function formatPhone(value: string): string {
  if (!/^\+[1-9]\d{3,14}$/.test(value)) return value;
  const digits = value.slice(1);
  if (digits.startsWith('1') && digits.length === 11) {
    return `+1 ${digits.slice(1, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
  }
  const codeLength = /^[17]/.test(digits) ? 1 : TWO_DIGITS.has(digits.slice(0, 2)) ? 2 : 3;
  const groups = digits.slice(codeLength).match(/\d{3}(?=\d{2})|\d+/g) ?? [];
  return `+${digits.slice(0, codeLength)} ${groups.join(' ')}`;
}
