import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { EditionKind } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { EDITION_KIND, type EditionMaker } from './edition-maker';
import { EDITION_KIND_NAMES } from './edition-kind';

/** Who makes which kind of report: every class marked `@MakesEdition`, wherever it lives. */
@Injectable()
export class EditionMakers implements OnModuleInit {
  private readonly makers = new Map<EditionKind, EditionMaker>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Start-up fails when a kind of report has two makers. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const kind = metatype && (Reflect.getMetadata(EDITION_KIND, metatype) as EditionKind | undefined);
      if (!kind || !instance) continue;
      if (this.makers.has(kind)) throw new Error(`Two makers for edition ${kind}`);
      this.makers.set(kind, instance as EditionMaker);
    }
  }

  /** @throws RuleBroken EDITION_KIND_UNAVAILABLE */
  of(kind: EditionKind): EditionMaker {
    const maker = this.makers.get(kind);
    if (!maker) throw new RuleBroken('EDITION_KIND_UNAVAILABLE', { kind: EDITION_KIND_NAMES[kind] }, 'kind');
    return maker;
  }
}
