import type { Routes } from '@angular/router';

export const TARGETS_ROUTES: Routes = [];
