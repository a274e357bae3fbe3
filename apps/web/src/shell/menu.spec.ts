import type { Route, Routes } from '@angular/router';
import { MENU, PALETTE_ACTIONS } from './menu';
import { ROUTES } from './routes';

describe('the menu', () => {
  it.each([...MENU, ...PALETTE_ACTIONS].map((row) => [row.label, row.path]))(
    '%s leads to a page (%s)',
    async (_, path) => {
      const page = await find(ROUTES, path.slice(1).split('/'));

      expect(page?.loadComponent ?? page?.component).toBeDefined();
    },
  );
});

async function find(routes: Routes, parts: readonly string[]): Promise<Route | undefined> {
  for (const route of routes) {
    const own = route.path === '' ? [] : (route.path ?? '').split('/');
    if (route.path === '**' || route.redirectTo !== undefined || !own.every((part, at) => part === parts[at])) continue;
    const rest = parts.slice(own.length);
    if (rest.length === 0 && (route.component ?? route.loadComponent)) return route;
    const below = await find(await childrenOf(route), rest);
    if (below) return below;
  }
  return undefined;
}

async function childrenOf(route: Route): Promise<Routes> {
  if (route.children) return route.children;
  const loaded: unknown = await route.loadChildren?.();
  return Array.isArray(loaded) ? (loaded as Routes) : [];
}
