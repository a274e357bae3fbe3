import type { Routes } from '@angular/router';

export const WORKBENCH_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./workbench.page').then((page) => page.WorkbenchPage) },
];
