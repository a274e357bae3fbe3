import type { Routes } from '@angular/router';

export const ENTERPRISES_ROUTES: Routes = [];
