/** Said about an address in passing: "all one word", "no dots", "the number seven". */
const ASIDES: readonly RegExp[] = [
  /,?\s*\b(?:(?:that'?s |it'?s )?(?:all )?(?:one word|lower ?case|together|plural|singular)|no (?:dots?|spaces?|caps|capitals|hyphens?|dash(?:es)?|underscores?|apostrophes?)(?: (?:or anything|there|in (?:it|that|there|between)|between|anywhere))?)\b\s*,?/gi,
  /,?\s*\b(?:(?:and )?then )?(?:the )?(?:numbers?|numeral|digits?)\s+(?=\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)\b)/gi,
  /(?<=\bat)[- ](?:sign|the[- ]rate(?: of)?)\b/gi,
  // ", that's cathy with a C, at", but not ", that's s m y t h e, at".
  /(?<!\b(?:e-?mail|address|one|it)),\s*(?:that'?s|it'?s|as in|like)\s(?!(?:\p{L}[\s,-]+){2})[^,.;@]{1,50},(?=\s*at\b)/giu,
  /,?\s*\b(?:with )?(?:two|a double)\s+\p{L}['’]?s\b\s*,?/giu,
  /,?\s*\bwith an? (?:\p{L}|zed|zee)\b(?!\.)\s*,?/giu,
];
/** Blanks them, offsets unchanged. */
export const withoutAsides = (text: string): string =>
  ASIDES.reduce((rest, aside) => rest.replace(aside, (said) => ' '.repeat(said.length)), text);
