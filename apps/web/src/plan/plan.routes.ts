import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';
import type { TargetsPage } from './targets/targets.page';

export const TARGETS_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('target.read')],
    canDeactivate: [(page: TargetsPage) => page.mayLeave()],
    loadComponent: () => import('./targets/targets.page').then((page) => page.TargetsPage),
  },
];
