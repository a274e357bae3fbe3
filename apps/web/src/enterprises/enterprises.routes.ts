import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const ENTERPRISES_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('enterprise.read')],
    loadComponent: () => import('./enterprise-list.page').then((page) => page.EnterpriseListPage),
  },
  {
    path: ':id',
    canActivate: [may('enterprise.read')],
    loadComponent: () => import('./enterprise.page').then((page) => page.EnterprisePage),
  },
];
