import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const SUPERVISION_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('supervision.read')],
    loadComponent: () => import('./orders/orders.page').then((page) => page.OrdersPage),
  },
  {
    path: 'orders/:id',
    canActivate: [may('supervision.read')],
    loadComponent: () => import('./orders/order.page').then((page) => page.OrderPage),
  },
  {
    path: 'findings',
    canActivate: [may('supervision.read')],
    loadComponent: () => import('./findings/findings.page').then((page) => page.FindingsPage),
  },
  {
    path: 'rules',
    canActivate: [may('supervision.read')],
    loadComponent: () => import('./rules/rules.page').then((page) => page.RulesPage),
  },
  {
    path: 'rules/draft',
    canActivate: [may('supervisionRule.draft')],
    loadComponent: () => import('./rules/rules-draft.page').then((page) => page.RulesDraftPage),
  },
  {
    path: 'reports',
    canActivate: [may('report.read')],
    loadComponent: () => import('./reports/reports.page').then((page) => page.ReportsPage),
  },
  {
    path: 'reports/:id',
    canActivate: [may('report.read')],
    loadComponent: () => import('./reports/report.page').then((page) => page.ReportPage),
  },
];
