import { Injectable, RequestMethod, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_RULE, type RouteRule } from './route-rule';

/** `PUT /leads/:id/stage` and what it asks of its caller. */
export interface Route {
  name: string;
  rule: RouteRule | undefined;
}

/** Start-up fails when a route has no declared rule. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const controllers = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : []));
    const bare = routesOf(controllers).filter((route) => !route.rule);
    if (bare.length > 0) {
      throw new Error(`Routes without a declared permission: ${bare.map((route) => route.name).join(', ')}`);
    }
  }
}

/** Every route of these controllers, read from their decorators. */
export function routesOf(controllers: readonly Type[]): Route[] {
  const scanner = new MetadataScanner();
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method]!;
      const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const path = [base, String(Reflect.getMetadata(PATH_METADATA, handler) ?? '')].filter((p) => p && p !== '/');
      const rule = Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined;
      return [{ name: `${RequestMethod[verb]} /${path.join('/')}`, rule }];
    });
  });
}
