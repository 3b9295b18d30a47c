import type { Pipeline } from '#components/sdr/queries.ts';
import type { SdrRules } from '#components/sdr/sdr-words.ts';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import type { PageContext } from '#lib/surfaces/pages/context.ts';

/** The query of the page's address. */
export type Asked = Record<string, string | string[] | undefined>;

/** What each view of the page is given. */
export interface ViewProps {
  page: PageContext;
  asked: Asked;
  /** The whole pipeline's counts. */
  whole: Pipeline;
  wholeQuery: { businessId: string; limit: string };
  config: SdrConfig;
  rules: SdrRules;
  canWrite: boolean;
}
