/** Country codes of two digits (ITU-T E.164); 1 and 7 have one, all others three. */
const TWO_DIGITS = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** How the countries outside North America that we meet most write what follows their code, as libphonenumber has it. */
const GROUPED: Record<string, RegExp[]> = {
  31: [
    /^(6)(\d{8})$/,
    /^([89]0\d)(\d{4,7})$/,
    /^(1[16-8]\d|2[259]\d|3[124]\d|4[17-9]\d|5[124679]\d)(\d{3})(\d{3})$/,
    /^(\d\d)(\d{3})(\d{4})$/,
  ],
  33: [/^(8\d\d)(\d\d)(\d\d)(\d\d)$/, /^(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/],
  34: [/^([89]00)(\d{3})(\d{3})$/, /^(\d{3})(\d\d)(\d\d)(\d\d)$/],
  353: [/^(1)(\d{3,4})(\d{4})$/, /^([456]0\d)(\d{5})$/, /^(\d\d)(\d{5})$/, /^(\d\d)(\d{3})(\d{3,4})$/],
  39: [
    /^(0[26])(\d{4,6})$/,
    /^(0[26])(\d{3,4})(\d{4})$/,
    /^(3\d\d)(\d{3})(\d{3,4})$/,
    /^(0[13-57-9][0159])(\d{3,6})$/,
    /^(0[13-57-9][0159])(\d{3,4})(\d{4})$/,
    /^(0\d{3})(\d{4,6})$/,
  ],
  41: [/^(8[047]\d|90\d)(\d{3})(\d{3})$/, /^(\d\d)(\d{3})(\d\d)(\d\d)$/],
  43: [/^(1)(\d{3,12})$/, /^([34]6\d|51\d|6[5-9]\d|7[23]\d|8\d\d|9\d\d)(\d{3,10})$/, /^(\d{4})(\d{3,9})$/],
  44: [
    /^([25]\d|70|76)(\d{4})(\d{4})$/,
    /^(7\d{3})(\d{6})$/,
    /^(11\d|1\d1|[389]\d\d)(\d{3})(\d{4})$/,
    /^(1\d{3})(\d{5,6})$/,
  ],
  49: [
    /^(3[02]|40|[68]9)(\d{3,13})$/,
    /^(2(?:0[1-389]|1[124]|2[18]|3[14])|3(?:[35-9][15]|4[015])|906|(?:2[4-9]|4[2-9]|[579][1-9]|[68][1-8])1)(\d{3,12})$/,
    /^(15[1279]\d)(\d{7})$/,
    /^(15\d{3})(\d{6})$/,
    /^(1[67]\d)(\d{7,8})$/,
    /^(800)(\d{7,12})$/,
    /^([2-9]\d{3})(\d{2,11})$/,
  ],
  52: [/^(33|5[56]|81)(\d{4})(\d{4})$/, /^(\d{3})(\d{3})(\d{4})$/],
  61: [/^(4\d\d)(\d{3})(\d{3})$/, /^(1[389]\d\d)(\d{3})(\d{3})$/, /^(\d)(\d{4})(\d{4})$/],
};

/**
 * Groups an E.164 number for reading: "+15125551234" → "+1 512 555 1234", "+4930123456" → "+49 30 123456". Elsewhere than
 * in these countries it is groups of three, which read well and need no tables: libphonenumber's own are too much for a page.
 * What is not E.164 (a SIP address, "Anonymous") comes back as it is.
 */
export function formatPhone(value: string): string {
  if (!/^\+[1-9]\d{3,14}$/.test(value)) return value;
  const digits = value.slice(1);
  if (digits.startsWith('1') && digits.length === 11) {
    return `+1 ${digits.slice(1, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
  }
  const codeLength = /^[17]/.test(digits) ? 1 : TWO_DIGITS.has(digits.slice(0, 2)) ? 2 : 3;
  const code = digits.slice(0, codeLength);
  const rest = digits.slice(codeLength);
  const known = GROUPED[code]?.map((form) => form.exec(rest)).find(Boolean);
  return `+${code} ${(known?.slice(1) ?? rest.match(/\d{3}(?=\d{2})|\d+/g) ?? []).join(' ')}`;
}
