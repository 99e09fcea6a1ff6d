/**
 * Every address of the console, in one place. They carry ids and chosen filters only: a name, an address or a typed
 * search never stands in a URL, where histories, proxies and screenshots would keep it.
 */
export const pb = {
  signIn: () => '/sign-in',
  today: () => '/',
  queue: () => '/queue',
  case: (id: string) => `/queue/${encodeURIComponent(id)}`,
  matches: () => '/matches',
  match: (id: string) => `/matches/${encodeURIComponent(id)}`,
  customers: () => '/customers',
  customer: (id: string) => `/customers/${encodeURIComponent(id)}`,
  owners: (id: string) => `/customers/${encodeURIComponent(id)}/owners`,
  runs: () => '/runs',
  run: (id: string) => `/runs/${encodeURIComponent(id)}`,
  reports: () => '/reports',
  report: (id: string) => `/reports/${encodeURIComponent(id)}`,
  measures: () => '/measures',
  resellers: () => '/resellers',
  lists: () => '/lists',
  list: (name: string) => `/lists/${encodeURIComponent(name)}`,
  rules: () => '/rules',
  rulePack: (id: string) => `/rules/${encodeURIComponent(id)}`,
  audit: () => '/audit',
  casesWithFlag: (flag: string) => `/queue?flag=${encodeURIComponent(flag)}`,
} as const;
