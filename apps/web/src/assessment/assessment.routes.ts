import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const ASSESSMENT_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('assessment.read')],
    loadComponent: () => import('./lists/assessment.page').then((page) => page.AssessmentPage),
  },
  {
    path: 'years/:year',
    canActivate: [may('assessment.read')],
    loadComponent: () => import('./year/year.page').then((page) => page.YearPage),
  },
  {
    path: 'editions/:id',
    canActivate: [may('assessment.read')],
    loadComponent: () => import('./lists/yearly-edition.page').then((page) => page.YearlyEditionPage),
  },
  {
    path: 'editions/:id/units/:unit',
    canActivate: [may('assessment.read')],
    loadComponent: () => import('./unit/unit.page').then((page) => page.UnitPage),
  },
  {
    path: 'objections',
    canActivate: [may('objection.read')],
    loadComponent: () => import('./objections/objections.page').then((page) => page.ObjectionsPage),
  },
  {
    path: 'objections/:id',
    canActivate: [may('objection.read')],
    loadComponent: () => import('./objections/objection.page').then((page) => page.ObjectionPage),
  },
];
