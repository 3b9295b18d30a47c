import { operation, scoped } from '#lib/core/operation.ts';
import { CallAnalyticsInput, CallAnalyticsOutput, DashboardInput, DashboardOutput } from './schema.ts';
import { callAnalytics, dashboard } from './service.ts';

const rate = { requests: 120, seconds: 60 };

export const dashboardOperation = operation({
  id: 'analytics.dashboard',
  method: 'GET',
  path: '/api/v1/analytics/dashboard',
  access: scoped('calls:read'),
  rate,
  summary: 'Dashboard summary',
  description: 'Leads, calls, conversion rate and the busiest agents of a period.',
  input: DashboardInput,
  output: DashboardOutput,
  run: dashboard,
});

export const callAnalyticsOperation = operation({
  id: 'analytics.calls',
  method: 'GET',
  path: '/api/v1/analytics/calls',
  access: scoped('calls:read'),
  rate,
  summary: 'Call analytics',
  description: 'Call volume and outcomes by day or week of the business.',
  input: CallAnalyticsInput,
  output: CallAnalyticsOutput,
  run: callAnalytics,
});
