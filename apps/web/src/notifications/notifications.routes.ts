import type { Routes } from '@angular/router';

export const NOTIFICATIONS_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./messages.page').then((page) => page.MessagesPage) },
];
