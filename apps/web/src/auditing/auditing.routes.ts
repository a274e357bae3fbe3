import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const AUDITING_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./year/audit-year.page').then((page) => page.AuditYearPage),
  },
  {
    path: 'samples',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./samples/samples.page').then((page) => page.SamplesPage),
  },
  {
    path: 'samples/:id',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./samples/sample.page').then((page) => page.SamplePage),
  },
  {
    path: 'worksheets/:id',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./worksheet/worksheet.page').then((page) => page.WorksheetPage),
  },
  {
    path: 'screens',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./screens/screens.page').then((page) => page.ScreensPage),
  },
  {
    path: 'packs',
    canActivate: [may('auditing.read')],
    loadComponent: () => import('./packs/packs.page').then((page) => page.PacksPage),
  },
  {
    path: 'findings',
    canActivate: [may('auditing.reply')],
    loadComponent: () => import('./findings/findings.page').then((page) => page.FindingsPage),
  },
];
