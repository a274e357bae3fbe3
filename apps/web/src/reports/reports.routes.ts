import type { Routes } from '@angular/router';

export const REPORTS_ROUTES: Routes = [];
