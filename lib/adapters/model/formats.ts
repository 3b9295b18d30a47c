/** The names under which the readings of a call are asked for; the built-in model tells them apart by these. */
export const EXTRACTION_FORMAT = 'call_extraction';
export const SUMMARY_FORMAT = 'call_summary';
