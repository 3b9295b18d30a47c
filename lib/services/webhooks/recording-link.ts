import { port } from '#lib/core/port.ts';

/** Stands in an event for `recording_url`: links expire, so they are made when the event is sent. */
export const SIGN_WHEN_SENT = 'signed';

/** Makes a link to the recording of a call that works for a while without a key. */
export type RecordingLink = (callId: string) => string;
export const recordingLinkPort = port<RecordingLink>('recording-link');
