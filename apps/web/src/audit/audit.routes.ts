import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const AUDIT_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('audit.readOwn', 'audit.readAll')],
    loadComponent: () => import('./audit.page').then((page) => page.AuditPage),
  },
];
