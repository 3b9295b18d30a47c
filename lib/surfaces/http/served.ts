import { doctorCallback } from '#lib/surfaces/callbacks/doctor.ts';
import { mailCallback } from '#lib/surfaces/callbacks/mail.ts';
import { stripeCallback } from '#lib/surfaces/callbacks/stripe.ts';
import { twilioMessages, twilioStatus } from '#lib/surfaces/callbacks/twilio-texts.ts';
import { twilioRung, twilioVoice } from '#lib/surfaces/callbacks/twilio-voice.ts';
import { vapiCallback } from '#lib/surfaces/callbacks/vapi.ts';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { sdrCronGet, sdrCronPost } from './cron.ts';
import { exportFile } from './export-file.ts';
import { healthRoute } from './health.ts';
import { liveStream } from './live.ts';
import { openApiRoute } from './openapi.ts';
import { recordingFile } from './recording-file.ts';
import type { Catalog } from './routing.ts';
import { agentSpeech, tryoutSpeech } from './spoken.ts';
import { unsubscribeClick, unsubscribePage } from './unsubscribe.ts';

export const openApi = openApiRoute(() => SERVED);

/** Everything that HTTP answers under `/api`. */
export const SERVED: Catalog = {
  operations: CATALOG,
  rawRoutes: [
    twilioMessages,
    twilioStatus,
    twilioVoice,
    twilioRung,
    healthRoute,
    openApi,
    recordingFile,
    exportFile,
    liveStream,
    sdrCronGet,
    sdrCronPost,
    unsubscribePage,
    unsubscribeClick,
    agentSpeech,
    tryoutSpeech,
    mailCallback,
    doctorCallback,
    vapiCallback,
    stripeCallback,
  ],
};
