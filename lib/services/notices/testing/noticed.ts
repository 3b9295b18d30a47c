import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import type { Ports } from '#lib/core/port.ts';
import { type NewNotice, notifyOwner } from '#lib/services/notices/notify.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, type Reply } from '#lib/surfaces/testing/instance.ts';

/** What tests look at and do as the system, and as the owner. */
export function noticed(ports: () => Ports) {
  const system = (account: Account): Context => systemContext(ports(), 'test', [account.business_id]);
  const log = async (account: Account, kind: string): Promise<Reply['body']> =>
    (await account.api.get(`/api/v1/notices/log?kind=${kind}`)).body.notices;
  return {
    system,
    log,
    settings: (account: Account, ...notices: object[]): Promise<Reply> =>
      account.api.patch('/api/v1/notices', { notices }),
    /** The notices of a kind, once there are that many and each has been told. */
    told: (account: Account, kind: string, many = 1) =>
      eventually(async () => {
        const notices = await log(account, kind);
        return (
          notices.length >= many && notices.every(({ status }: { status: string }) => status !== 'pending') && notices
        );
      }, 30_000),
    notify: (account: Account, notice: Pick<NewNotice, 'kind' | 'subjectId'> & Partial<NewNotice>) =>
      inTenant(system(account), (tx) =>
        notifyOwner(tx, { businessId: account.business_id, title: 'Told', lines: ['It is.'], path: '/b/x', ...notice }),
      ),
    /** A call, once everything that comes after it is done. */
    over: (account: Account, id: string): Promise<Reply['body']> =>
      eventually(async () => {
        const { body } = await account.api.get(`/api/v1/calls?id=${id}`);
        return body.concluded_at && body;
      }, 60_000),
  };
}
