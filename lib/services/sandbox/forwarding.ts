import { displayPhone } from '#lib/core/phone.ts';
import { ANSWERED_BY_OWNER, answeredByOwner } from '#lib/services/calls/ring-first.ts';
import { pickupOf } from './magic-numbers.ts';
import { type Beat, ends, type Happening, happens, note, type Scene } from './scene.ts';

/** Seconds that the owner and a caller talk, 25 to 64: the same for a caller whenever they call. */
const talkSeconds = (number: string | null): number => 25 + ((Number(number?.slice(-2)) || 0) % 40);

/**
 * Ring-first (reference: Signup, `phone_forward_to`): the owner's phone is called before the agent takes an incoming
 * call. Null where no such number is set.
 */
export function ringFirst(scene: Scene): Beat | null {
  const to = scene.script.ringFirst;
  if (scene.direction !== 'inbound' || !to) return null;
  const { picksUp, seconds } = pickupOf(to);
  const after = seconds > 0 ? `after ${seconds} seconds` : 'because the line could not be reached';
  if (!picksUp) {
    const tried = note(scene, `Your phone ${displayPhone(to)} was called first; the agent took over ${after}`);
    return happens(scene, [{ type: 'answered' }, tried], 300);
  }
  const answered = note(scene, answeredByOwner(to));
  return happens(scene, [{ type: 'answered' }, { type: 'forwarded', to }, answered], talkSeconds(scene.number) * 1000);
}

/** How long the owner's phone rings before somebody, or the agent, picks up; in milliseconds. */
export const ringFirstMs = ({ direction, script }: Scene): number | null =>
  direction === 'inbound' && script.ringFirst ? pickupOf(script.ringFirst).seconds * 1000 : null;

/** Once the owner has picked up, the agent has no part in the call. Null where the owner did not. */
export function talkWithOwner(scene: Scene): Beat | null {
  const to = scene.script.ringFirst;
  if (scene.direction !== 'inbound' || !to || !pickupOf(to).picksUp) return null;
  const clockMs = talkSeconds(scene.number) * 1000;
  const left = note({ ...scene, clockMs }, 'The caller hung up');
  return happens(scene, [left, ends('completed', ANSWERED_BY_OWNER, 'NORMAL_CLEARING', clockMs)], 0, clockMs);
}

/** Puts a caller who asks for a person through to the forwarding number; where nobody picks up, the agent goes on. */
export function putThrough(scene: Scene): Beat {
  const to = scene.script.transferTo;
  const { picksUp, seconds } = to ? pickupOf(to) : { picksUp: false, seconds: 0.3 };
  return happens(scene, transferOf(scene, to), picksUp ? 0 : seconds * 1000);
}

/** What comes of a transfer to a number, or to nobody's. */
export function transferOf(scene: Scene, to: string | null): Happening[] {
  if (to && pickupOf(to).picksUp) {
    const through = note(scene, `Put through to ${displayPhone(to)}`);
    const over = ends('completed', 'transferred', 'NORMAL_CLEARING', scene.clockMs);
    return [{ type: 'forwarded', to }, through, over];
  }
  const why = to ? 'A transfer was tried: nobody picked up' : 'A person was asked for, and no forwarding number is set';
  return [note(scene, why)];
}
