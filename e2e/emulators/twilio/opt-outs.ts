type OptOutType = 'STOP' | 'START' | 'HELP';

const DEFAULTS: Readonly<Record<string, OptOutType>> = Object.fromEntries([
  ...'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT OPTOUT REVOKE'.split(' ').map((word) => [word, 'STOP']),
  ...'START YES UNSTOP'.split(' ').map((word) => [word, 'START']),
  ...'HELP INFO'.split(' ').map((word) => [word, 'HELP']),
]);

const ANSWERS: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** Who wants no texts from a messaging service, as Twilio keeps it: for the service, whichever number was written to. */
export class OptOuts {
  /** Words of the owner's own, and whether webhooks tell what a word was taken for; null without Advanced Opt-Out. */
  advanced: Readonly<Record<string, OptOutType>> | null = null;
  readonly #out = new Set<string>();

  isOut(number: string): boolean {
    return this.#out.has(number);
  }

  /** What Twilio makes of a text: only one that is a keyword and nothing else. */
  hear(from: string, body: string): { answer: string; optOutType: OptOutType | null } | null {
    const type = (this.advanced ?? DEFAULTS)[body.trim().toUpperCase()];
    if (!type) return null;
    if (type === 'STOP') this.#out.add(from);
    if (type === 'START') this.#out.delete(from);
    return { answer: ANSWERS[type], optOutType: this.advanced ? type : null };
  }
}
