import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const LEDGER_ROUTES: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'records' },
  {
    path: 'record',
    canActivate: [may('record.create')],
    loadComponent: () => import('./record/record-entry.page').then((page) => page.RecordEntryPage),
  },
  {
    path: 'records',
    canActivate: [may('record.read')],
    loadComponent: () => import('./records/records.page').then((page) => page.RecordsPage),
  },
  {
    path: 'queue',
    canActivate: [may('record.verify')],
    loadComponent: () => import('./queue/queue.page').then((page) => page.QueuePage),
  },
  {
    path: 'import',
    canActivate: [may('import.run')],
    loadComponent: () => import('./import/imports.page').then((page) => page.ImportsPage),
  },
  {
    path: 'import/:id',
    canActivate: [may('import.run')],
    loadComponent: () => import('./import/import.page').then((page) => page.ImportPage),
  },
  {
    path: 'month-close',
    canActivate: [may('monthClose.read')],
    loadComponent: () => import('./month-close/month-close.page').then((page) => page.MonthClosePage),
  },
];
