import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const LEADS_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('lead.read')],
    loadComponent: () => import('./lead-list/lead-list.page').then((page) => page.LeadListPage),
  },
  {
    path: 'new',
    canActivate: [may('lead.create')],
    loadComponent: () => import('./register-lead/register-lead.page').then((page) => page.RegisterLeadPage),
  },
  {
    path: ':id',
    canActivate: [may('lead.read')],
    loadComponent: () => import('./lead-page/lead.page').then((page) => page.LeadPage),
  },
];
