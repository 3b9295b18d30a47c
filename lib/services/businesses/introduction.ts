import { fill } from '#lib/core/template.ts';
import { localTime } from '#lib/core/time.ts';
import { holidaysInWords, hoursInWords, isOpen } from './opening-hours.ts';
import type { Profile } from './schema.ts';

/** The call that is about to begin. */
export interface Occasion {
  inbound: boolean;
  recorded: boolean;
  zone: string;
  now: Date;
  variables: Readonly<Record<string, unknown>>;
}

/** What the agent knows and says first, before the profile has its word. */
export interface Introduction {
  system: string;
  firstMessage: string;
}

const closedAt = ({ opening_hours, holidays }: Profile, { zone, now }: Occasion): boolean =>
  opening_hours !== null && !isOpen(opening_hours, holidays, zone, now);

/** A greeting that says already what an announcement would say makes it needless. */
const SAYS_AI = /\b(?:AI|artificial|virtual|automated|robot)\b/i;
const SAYS_RECORDED = /\brecord(?:ed|ing)\b/i;

function announced(profile: Profile, { recorded }: Occasion, greeting: string): string {
  const announcements = [
    profile.announce_ai && !SAYS_AI.test(greeting) ? profile.ai_announcement : '',
    profile.announce_recording && recorded && !SAYS_RECORDED.test(greeting) ? profile.recording_announcement : '',
  ];
  return [...announcements, greeting].filter(Boolean).join(' ');
}

/** The facts of the profile as sentences: the agent may tell each of them to callers. */
function profileInWords(profile: Profile, today: string): string[] {
  return [
    profile.description,
    profile.services.length > 0 ? `Our services: ${profile.services.join('; ')}.` : '',
    profile.languages.length > 1 ? `We speak ${profile.languages.join(', ')}.` : '',
    ...(profile.opening_hours ? hoursInWords(profile.opening_hours) : []),
    ...holidaysInWords(profile.holidays, today),
  ].filter(Boolean);
}

/** Adds to a call's briefing what the owner told of the business, and what callers are told first. */
export function introduce(profile: Profile, occasion: Occasion, { system, firstMessage }: Introduction): Introduction {
  const { date } = localTime(occasion.zone, occasion.now);
  const facts = profileInWords(profile, date);
  const closed = occasion.inbound && closedAt(profile, occasion);
  const greeting =
    closed && profile.after_hours_message ? fill(profile.after_hours_message, occasion.variables) : firstMessage;
  const sections = [
    system,
    facts.length > 0 ? `# Facts of the business\n${facts.map((fact) => `- ${fact}`).join('\n')}` : '',
    closed ? '# Now\nThe business is closed at the moment. Take a message: the team will follow up.' : '',
  ];
  return { system: sections.filter(Boolean).join('\n\n'), firstMessage: announced(profile, occasion, greeting) };
}
