import type { Routes } from '@angular/router';
import { may } from '@yipanqi/web/identity';

export const QUESTIONS_ROUTES: Routes = [
  {
    path: '',
    canActivate: [may('question.ask')],
    loadComponent: () => import('./questions.page').then((page) => page.QuestionsPage),
  },
];
