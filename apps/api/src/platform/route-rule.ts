import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Action } from '@yipanqi/domain';

export const ROUTE_RULE = 'yipanqi:route-rule';

/** What a route asks of its caller. Every route declares one, or the API does not start. */
export type RouteRule = { kind: 'public' } | { kind: 'signedIn' } | { kind: 'allow'; action: Action };

/** Only who may do this, by the matrix in the domain. */
export function Allow(action: Action): CustomDecorator {
  return SetMetadata(ROUTE_RULE, { kind: 'allow', action } satisfies RouteRule);
}

/** Whoever is signed in: one's own things only. */
export function SignedIn(): CustomDecorator {
  return SetMetadata(ROUTE_RULE, { kind: 'signedIn' } satisfies RouteRule);
}

/** Everybody, without sign-in. */
export function Public(): CustomDecorator {
  return SetMetadata(ROUTE_RULE, { kind: 'public' } satisfies RouteRule);
}
