import type { Job } from '#lib/core/job.ts';
import { mirrorJob } from '#lib/services/agents/mirror.ts';
import { reportJob, uncountedJob, withdrawJob } from '#lib/services/billing/meter.ts';
import { settleJob } from '#lib/services/billing/settle.ts';
import { concludeJob } from '#lib/services/calls/conclude.ts';
import { dialJob } from '#lib/services/calls/dial.ts';
import { recordJob } from '#lib/services/calls/record.ts';
import { submitBundleJob } from '#lib/services/compliance/review.ts';
import { seenJob } from '#lib/services/doctor/worker.ts';
import { sendEmailJob } from '#lib/services/emails/send.ts';
import { eraseJob } from '#lib/services/erasure/erase.ts';
import { evalRunJob } from '#lib/services/evals/run-job.ts';
import { exportJob } from '#lib/services/exports/make.ts';
import { concludeThreadJob } from '#lib/services/messages/conclude.ts';
import { sendJob } from '#lib/services/messages/queue.ts';
import { replyJob } from '#lib/services/messages/reply.ts';
import { takeInJob } from '#lib/services/messages/take-in.ts';
import { tellJob } from '#lib/services/notices/tell.ts';
import { releaseNumberJob } from '#lib/services/numbers/release.ts';
import { settleNumberJob } from '#lib/services/numbers/settle.ts';
import { fillJob } from '#lib/services/sample/fill.ts';
import { runJob } from '#lib/services/sandbox/run.ts';
import { reportTextJob } from '#lib/services/sandbox/text-network.ts';
import { sdrRunJob } from '#lib/services/sdr/schedule.ts';
import { sendInvitationJob } from '#lib/services/team/send-invitation.ts';
import { deliverJob } from '#lib/services/webhooks/jobs.ts';

/** Every job of the product: one queue each. */
export const JOBS: readonly Job[] = [
  dialJob,
  runJob,
  concludeJob,
  recordJob,
  deliverJob,
  evalRunJob,
  tellJob,
  sendJob,
  reportTextJob,
  replyJob,
  takeInJob,
  concludeThreadJob,
  sdrRunJob,
  sendEmailJob,
  exportJob,
  fillJob,
  eraseJob,
  sendInvitationJob,
  mirrorJob,
  releaseNumberJob,
  settleNumberJob,
  submitBundleJob,
  settleJob,
  reportJob,
  uncountedJob,
  withdrawJob,
  seenJob,
];
