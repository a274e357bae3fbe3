import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_RULE } from './route-rule';

/** Start-up fails when a route has no declared rule. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const bare = this.routes().filter((route) => !route.rule);
    if (bare.length > 0) {
      throw new Error(`Routes without a declared permission: ${bare.map((route) => route.name).join(', ')}`);
    }
  }

  /** Every route of the API with its rule, for the generated table of permissions too. */
  routes(): { name: string; rule: unknown }[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, object>;
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method]!;
        const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (verb === undefined) return [];
        const path = [base, String(Reflect.getMetadata(PATH_METADATA, handler) ?? '')].filter((p) => p && p !== '/');
        return [
          {
            name: `${RequestMethod[verb]} /${path.join('/')}`,
            rule: Reflect.getMetadata(ROUTE_RULE, handler) as unknown,
          },
        ];
      });
    });
  }
}
