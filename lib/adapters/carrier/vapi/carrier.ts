import type { Carrier } from '#lib/adapters/carrier/port.ts';
import * as assistants from './assistants.ts';
import * as calls from './calls.ts';
import type { Vapi } from './client.ts';
import * as evals from './evals.ts';
import { findMade } from './made.ts';
import * as numbers from './numbers.ts';
import { recording } from './recording.ts';
import * as trunks from './trunks.ts';

/** Telephone calls over Vapi, which holds the conversations itself. What happens comes back to `/api/callbacks/vapi`. */
export function vapiCarrier(vapi: Vapi): Carrier {
  return {
    name: 'vapi',
    simulated: false,
    patience: vapi.settings.patience,
    voiceUrl: `${vapi.settings.baseUrl}/twilio/inbound_call`,
    createAssistant: (_, assistant) => assistants.createAssistant(vapi, assistant),
    updateAssistant: (_, id, assistant) => assistants.updateAssistant(vapi, id, assistant),
    deleteAssistant: (_, id) => assistants.deleteAssistant(vapi, id),
    findMade: (_, made) => findMade(vapi, made),
    createEval: (_, scenario) => evals.createEval(vapi, scenario),
    updateEval: (_, id, scenario) => evals.updateEval(vapi, id, scenario),
    deleteEval: (_, id) => evals.deleteEval(vapi, id),
    runEval: (_, order) => evals.runEval(vapi, order),
    evalRun: (_, id) => evals.evalRun(vapi, id),
    attachNumber: (_, number) => numbers.attachNumber(vapi, number),
    updateNumber: (_, id, number) => numbers.updateNumber(vapi, id, number),
    detachNumber: (_, id) => numbers.detachNumber(vapi, id),
    findNumber: (_, phoneNumber) => numbers.findNumber(vapi, phoneNumber),
    createTrunk: (_, trunk) => trunks.createTrunk(vapi, trunk),
    updateTrunk: (_, made, trunk) => trunks.updateTrunk(vapi, made, trunk),
    deleteTrunk: (_, credentialId) => trunks.deleteTrunk(vapi, credentialId),
    dial: (_, order) => calls.dial(vapi, order),
    lookup: (_, call) => calls.lookup(vapi, call),
    hangUp: (_, call) => calls.hangUp(vapi, call),
    say: (_, call, words) => calls.say(vapi, call, words),
    transfer: (_, call, to) => calls.transfer(vapi, call, to),
    report: (_, call) => calls.report(vapi, call),
    deleteCall: (_, id) => calls.deleteCall(vapi, id),
    recording: (_, call) => recording(vapi, call),
  };
}
