import type { Routes } from '@angular/router';

export const PLAN_ROUTES: Routes = [];
