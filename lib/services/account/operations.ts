import { authenticated, operation, RATES } from '#lib/core/operation.ts';
import { getBalance } from './balance.ts';
import { BalanceInput, BalanceOutput, ListUsageInput, ListUsageOutput } from './schema.ts';
import { listUsage } from './usage.ts';

export const balanceOperation = operation({
  id: 'account.balance',
  method: 'GET',
  path: '/api/v1/balance',
  access: authenticated,
  rate: RATES.read,
  summary: 'Get subscription info',
  description: 'Minutes used this month, numbers, and the state of the subscription, for each of your businesses.',
  input: BalanceInput,
  output: BalanceOutput,
  run: getBalance,
});

export const listUsageOperation = operation({
  id: 'account.usage',
  method: 'GET',
  path: '/api/v1/usage',
  access: authenticated,
  rate: RATES.read,
  summary: 'Get API usage log',
  description: 'The requests made with your API keys. What you do in the browser is not in it.',
  input: ListUsageInput,
  output: ListUsageOutput,
  run: listUsage,
});
