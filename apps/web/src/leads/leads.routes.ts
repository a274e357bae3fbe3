import type { Routes } from '@angular/router';

export const LEADS_ROUTES: Routes = [];
