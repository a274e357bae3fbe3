import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const ACTIVITIES_ROUTES: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [may('activity.read')],
    loadComponent: () => import('./list/activities.page').then((page) => page.ActivitiesPage),
  },
  {
    path: 'new',
    canActivate: [may('activity.record')],
    loadComponent: () => import('./record/record-activity.page').then((page) => page.RecordActivityPage),
  },
  {
    path: 'queue',
    canActivate: [may('activity.verify')],
    loadComponent: () => import('./queue/activity-queue.page').then((page) => page.ActivityQueuePage),
  },
];

export const ACTIVITY_INDEX_ROUTES: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [may('activity.read')],
    loadComponent: () => import('./activity-index/activity-index.page').then((page) => page.ActivityIndexPage),
  },
  {
    path: 'schemes',
    canActivate: [may('scheme.read')],
    loadComponent: () => import('./schemes/index-schemes.page').then((page) => page.IndexSchemesPage),
  },
];
