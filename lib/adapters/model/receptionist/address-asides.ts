/** Said about an address in passing: "all one word", "no dots", "the number seven". */
const ASIDES: readonly RegExp[] = [
  /,?\s*\b(?:(?:that'?s |it'?s )?(?:all )?(?:one word|lower ?case|together|plural|singular)|no (?:dots?|spaces?|caps|capitals|hyphens?|dash(?:es)?|underscores?|apostrophes?)(?: or anything)?)\b\s*,?/gi,
  /,?\s*\b(?:the )?(?:number|numeral|digits?)\s+(?=\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)\b)/gi,
  /(?<=\bat)[- ](?:sign|the[- ]rate(?: of)?)\b/gi,
  /(?<!\b(?:e-?mail|address|one|it)),\s*(?:that'?s|it'?s) \p{L}+ with an? \p{L}\s*,(?=\s*at\b)/giu,
  /,?\s*\b(?:with )?(?:two|a double)\s+\p{L}['’]?s\b\s*,?/giu,
  /,?\s*\bwith an? (?:\p{L}|zed|zee)\b(?!\.)\s*,?/giu,
];
/** Blanks them, offsets unchanged. */
export const withoutAsides = (text: string): string =>
  ASIDES.reduce((rest, aside) => rest.replace(aside, (said) => ' '.repeat(said.length)), text);
