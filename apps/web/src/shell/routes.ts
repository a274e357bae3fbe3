import type { Routes } from '@angular/router';
import { NOTIFICATIONS_ROUTES } from '@yipanqi/web/notifications';
import { ForbiddenPage } from './forbidden.page';
import { MinePage } from './mine.page';
import { NotFoundPage } from './not-found.page';

export const ROUTES: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'workbench' },
  {
    path: 'workbench',
    loadChildren: () => import('@yipanqi/web/workbench').then((feature) => feature.WORKBENCH_ROUTES),
  },
  { path: 'leads', loadChildren: () => import('@yipanqi/web/leads').then((feature) => feature.LEADS_ROUTES) },
  {
    path: 'enterprises',
    loadChildren: () => import('@yipanqi/web/enterprises').then((feature) => feature.ENTERPRISES_ROUTES),
  },
  { path: 'ledger', loadChildren: () => import('@yipanqi/web/ledger').then((feature) => feature.LEDGER_ROUTES) },
  {
    path: 'activities',
    loadChildren: () => import('@yipanqi/web/activities').then((feature) => feature.ACTIVITIES_ROUTES),
  },
  {
    path: 'activity-index',
    loadChildren: () => import('@yipanqi/web/activities').then((feature) => feature.ACTIVITY_INDEX_ROUTES),
  },
  {
    path: 'plan-board',
    loadChildren: () => import('@yipanqi/web/reports').then((feature) => feature.PLAN_BOARD_ROUTES),
  },
  { path: 'targets', loadChildren: () => import('@yipanqi/web/plan').then((feature) => feature.TARGETS_ROUTES) },
  { path: 'ranking', loadChildren: () => import('@yipanqi/web/reports').then((feature) => feature.RANKING_ROUTES) },
  {
    path: 'questions',
    loadChildren: () => import('@yipanqi/web/questions').then((feature) => feature.QUESTIONS_ROUTES),
  },
  { path: 'bulletins', loadChildren: () => import('@yipanqi/web/reports').then((feature) => feature.BULLETINS_ROUTES) },
  {
    path: 'auditing',
    loadChildren: () => import('@yipanqi/web/auditing').then((feature) => feature.AUDITING_ROUTES),
  },
  {
    path: 'supervision',
    loadChildren: () => import('@yipanqi/web/supervision').then((feature) => feature.SUPERVISION_ROUTES),
  },
  {
    path: 'assessment-schemes',
    loadChildren: () => import('@yipanqi/web/assessment').then((feature) => feature.SCHEMES_ROUTES),
  },
  {
    path: 'assessment',
    loadChildren: () => import('@yipanqi/web/assessment').then((feature) => feature.ASSESSMENT_ROUTES),
  },
  {
    path: 'document-templates',
    loadChildren: () => import('@yipanqi/web/reports').then((feature) => feature.DOCUMENT_TEMPLATES_ROUTES),
  },
  { path: 'audit', loadChildren: () => import('@yipanqi/web/audit').then((feature) => feature.AUDIT_ROUTES) },
  { path: 'messages', children: NOTIFICATIONS_ROUTES },
  { path: 'mine', component: MinePage },
  { path: 'tasks', loadComponent: () => import('./tasks/tasks.page').then((page) => page.TasksPage) },
  { path: 'jobs', redirectTo: 'tasks' },
  { path: 'forbidden', component: ForbiddenPage },
  { path: '**', component: NotFoundPage },
];
