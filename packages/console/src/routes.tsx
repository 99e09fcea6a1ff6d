import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { FailedPage } from './pages/failed-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';
import { TodayPage } from './pages/today/today-page.tsx';
import { searchFacets } from './search-facets.ts';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ notFoundComponent: NotFoundPage });
const signIn = createRoute({ getParentRoute: () => root, path: 'sign-in', component: SignInPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const pages = [
  createRoute({ getParentRoute: () => shell, path: '/', component: TodayPage }),
  createRoute({
    getParentRoute: () => shell,
    path: 'queue',
    validateSearch: searchFacets('state', 'severity', 'flag', 'mine'),
    component: lazyRouteComponent(() => import('./pages/queue/queue-page.tsx'), 'QueuePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'queue/$id',
    component: lazyRouteComponent(() => import('./pages/case/case-page.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'matches',
    validateSearch: searchFacets('band', 'open', 'customer'),
    component: lazyRouteComponent(() => import('./pages/matches/matches-page.tsx'), 'MatchesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'matches/$id',
    component: lazyRouteComponent(() => import('./pages/match/match-page.tsx'), 'MatchPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'customers',
    validateSearch: searchFacets('status', 'state', 'band', 'flag', 'reseller'),
    component: lazyRouteComponent(() => import('./pages/customers/customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'customers/$id',
    component: lazyRouteComponent(() => import('./pages/customer/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'customers/$id/owners',
    validateSearch: searchFacets('view'),
    component: lazyRouteComponent(() => import('./pages/owners/owners-page.tsx'), 'OwnersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'runs',
    validateSearch: searchFacets('over', 'customer'),
    component: lazyRouteComponent(() => import('./pages/runs/runs-page.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'runs/$id',
    component: lazyRouteComponent(() => import('./pages/run/run-page.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'reports',
    validateSearch: searchFacets('state'),
    component: lazyRouteComponent(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'reports/$id',
    component: lazyRouteComponent(() => import('./pages/report/report-page.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'measures',
    component: lazyRouteComponent(() => import('./pages/measures/measures-page.tsx'), 'MeasuresPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'resellers',
    component: lazyRouteComponent(() => import('./pages/resellers/resellers-page.tsx'), 'ResellersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'lists',
    component: lazyRouteComponent(() => import('./pages/lists/lists-page.tsx'), 'ListsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'lists/$name',
    validateSearch: searchFacets('from', 'to', 'kind'),
    component: lazyRouteComponent(() => import('./pages/list/watch-list-page.tsx'), 'WatchListPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'rules',
    component: lazyRouteComponent(() => import('./pages/rules/rules-page.tsx'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'rules/$id',
    component: lazyRouteComponent(() => import('./pages/rules/rule-pack-page.tsx'), 'RulePackPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: 'audit',
    validateSearch: searchFacets('subject'),
    component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
  }),
];

/** Every page of the console. The frame, sign-in and Today load at once; the rest when it is opened. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, shell.addChildren(pages)]),
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
  scrollRestoration: false,
});
