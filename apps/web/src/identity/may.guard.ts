import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Action } from '@yipanqi/domain';
import { Session } from './session.store';

/** `canActivate: [may('lead.read')]`: one of the actions must be open to the user, else the 403 page at the same address. */
export function may(...actions: readonly Action[]): CanActivateFn {
  return () => {
    const session = inject(Session);
    if (actions.some((action) => session.can(action))) return true;
    return new RedirectCommand(inject(Router).parseUrl('/forbidden'), { skipLocationChange: true });
  };
}
