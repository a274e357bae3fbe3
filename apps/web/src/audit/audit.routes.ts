import type { Routes } from '@angular/router';

export const AUDIT_ROUTES: Routes = [];
