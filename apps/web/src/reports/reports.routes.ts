import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const PLAN_BOARD_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('plan.read')],
    loadComponent: () => import('./plan-board/plan-board.page').then((page) => page.PlanBoardPage),
  },
];

export const RANKING_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('ranking.read')],
    loadComponent: () => import('./ranking/ranking.page').then((page) => page.RankingPage),
  },
];

export const BULLETINS_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('report.read')],
    loadComponent: () => import('./bulletins/bulletins.page').then((page) => page.BulletinsPage),
  },
  {
    path: 'compare',
    canActivate: [may('report.read')],
    loadComponent: () => import('./bulletins/compare.page').then((page) => page.ComparePage),
  },
  {
    path: ':id',
    canActivate: [may('report.read')],
    loadComponent: () => import('./bulletins/bulletin.page').then((page) => page.BulletinPage),
  },
];

export const DOCUMENT_TEMPLATES_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('report.read')],
    loadComponent: () => import('./templates/templates.page').then((page) => page.TemplatesPage),
  },
];
