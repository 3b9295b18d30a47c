import type { Extraction } from '#lib/adapters/model/port.ts';
import { listen } from '#lib/services/conclusions/detect.ts';
import { optOut } from '#lib/services/conclusions/refusals.ts';

/** Nothing has been read out of the text yet: the words alone decide. */
const UNREAD: Extraction = {
  name: null,
  first_name: null,
  last_name: null,
  phone: null,
  email: null,
  reason: null,
  requested_time: null,
  opt_out: false,
  wants_person: false,
  wrong_number: false,
  not_interested: false,
  solicitor: false,
  evidence: {
    name: null,
    phone: null,
    email: null,
    reason: null,
    requested_time: null,
    opt_out: null,
    wants_person: null,
  },
};

/** Whether a text asks in plain words never to be contacted again: "please stop calling me". */
export const asksNeverAgain = (body: string): boolean =>
  optOut(listen([{ role: 'caller', text: body }], UNREAD)) !== null;
