import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

const editor = () => import('./editor/scheme-editor.page').then((page) => page.SchemeEditorPage);

export const SCHEMES_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('scheme.read')],
    loadComponent: () => import('./schemes.page').then((page) => page.SchemesPage),
  },
  { path: 'new', canActivate: [may('scheme.draft')], loadComponent: editor },
  { path: ':key/edit', canActivate: [may('scheme.draft')], loadComponent: editor },
  {
    path: ':key',
    canActivate: [may('scheme.read')],
    loadComponent: () => import('./scheme.page').then((page) => page.SchemePage),
  },
];
