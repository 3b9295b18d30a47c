import type { BundleStatus } from './schema.ts';

/** Where a bundle can go from where it is. What was approved can be withdrawn; what was rejected is mended and handed in again. */
const NEXT: Readonly<Record<BundleStatus, readonly BundleStatus[]>> = {
  draft: ['pending-review'],
  'pending-review': ['in-review', 'approved', 'rejected'],
  'in-review': ['approved', 'rejected'],
  approved: ['rejected'],
  rejected: ['draft', 'pending-review'],
};

export const mayBecome = (from: BundleStatus, to: BundleStatus): boolean => NEXT[from].includes(to);

/** Where it must be to go there: for the `where` of an update. */
export const before = (to: BundleStatus): BundleStatus[] =>
  (Object.keys(NEXT) as BundleStatus[]).filter((from) => mayBecome(from, to));
