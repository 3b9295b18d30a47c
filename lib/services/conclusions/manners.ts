import { phrases } from './detect.ts';

/** Families of words by which an agent's manners are measured. */

export const GREETS = phrases(
  "hello|hi|hey|good (?:morning|afternoon|evening|day)|thank(?:s| you) for calling|welcome|this is|you've reached|speaking|how (?:can|may) (?:i|we) help",
);
export const COURTEOUS = phrases(
  "please|thank you|thanks|may i|could (?:i|you)|would you|of course|certainly|you're welcome|my pleasure|gladly|happy to|sir|ma'am|i appreciate|no problem",
);
/** Words at the beginning of a turn that take up what the caller said. */
export const TAKES_UP =
  /^(?:(?:oh|ah|well|and|okay|ok|yes|no|sure)\b[,. ]*)*(?:thank|thanks|great|good|got it|of course|certainly|sure|perfect|okay|ok|alright|all right|i see|i understand|understood|absolutely|happy to|glad|no problem|sorry|i'm (?:so |very |really )?sorry|that (?:sounds|must)|congratulations|wonderful|lovely|right|yes|nice|welcome)\b/i;
export const SYMPATHISES = phrases(
  "(?:so |very |really )?sorry (?:to hear|about|for|that|you|this)|so sorry|understand|that (?:sounds|must)|oh no|(?:how )?(?:frustrating|awful|terrible|stressful)|don't worry|no worries|(?:take|taking) (?:good )?care of|help you with that|glad (?:that )?you called|right place|condolences|i hope|get (?:you|that|this) (?:help|taken care|sorted|looked)|as (?:soon|quickly) as",
);
export const TROUBLED = phrases(
  "problems?|trouble|broke|broken|breaks|leak\\p{L}*|flood\\p{L}*|burst|stopped (?:working|eating)|(?:doesn't|does not|won't|isn't|not) work(?:ing)?|hurts?|hurting|pain|painful|toothache|accident|injured|hospital|sick|ill|dying|died|passed(?: away)?|funeral|lost my|limping|stolen|damaged?|fell|emergency|urgent|locked out|worried|worry|afraid|scared|nervous|upset|angry|frustrat\\p{L}*|ridiculous|unacceptable|terrible|awful|horrible|disappointed|stressed|overwhelmed|can't sleep|hardly slept|divorce|evict\\p{L}*|fired|sued|wet spot|backing up",
);
export const TAKES_LEAVE = phrases(
  'goodbye|good bye|bye|have a (?:\\p{L}+ )?(?:day|one|evening|night|weekend|morning|afternoon|trip)|take care|talk (?:to you )?soon|see you',
);
/** Puts an answer off, honestly or not. */
export const DEFERS = phrases(
  "(?:don't|do not) (?:have|know|see|want to guess)|not (?:sure|able to (?:say|answer|tell))|(?:can't|cannot|can not|couldn't) (?:say|tell|answer|confirm|speak to|give|promise)|unsure|no information|unable to|(?:will|can|have|let|'ll) (?:\\p{L}+ ){0,6}(?:get back|follow up|follow-up|call you back|let you know|reach out|return your call)|make a note|noted|pass (?:that|this|it|your \\p{L}+) (?:on|along)",
);
/** Says what happens next. */
export const NEXT_STEP = phrases(
  "(?:will|'ll|going to|can) (?:\\p{L}+ ){0,4}(?:call|reach|contact|get back|follow up|email|text|send|be in touch|return|see|meet|come|book|schedule|transfer|connect|confirm|let (?:you|them|him|her) know)|(?:booked|scheduled|confirmed|set|reserved)|pass(?:ed)? (?:that|this|it|your \\p{L}+) (?:on|along)|see you|look(?:ing)? forward|expect (?:a|our|your) (?:call|e-?mail)|in touch",
);
export const CONTENT = phrases(
  'thank\\p{L}*|thx|great|perfect|wonderful|lovely|appreciate|cheers|bless|obliged|cool|(?:very|so) (?:sweet|kind)|brilliant|very good|awesome',
);
export const DISCONTENT = phrases(
  "ridiculous|waste|useless|forget it|never ?mind|circles|a manager|terrible|unbelievable|disappointed|don't bother|somewhere else|someone else|not helpful|no help",
);
