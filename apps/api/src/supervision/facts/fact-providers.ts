import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { FactSubject } from '@yipanqi/domain';
import { type FactsProvider, PROVIDES_FACTS } from './provides-facts';

/** Every subject that rules may run over: the classes marked `@ProvidesFacts`, by key. */
@Injectable()
export class FactProviders implements OnModuleInit {
  private readonly providers = new Map<string, FactsProvider>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Start-up fails when a subject has two providers. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!metatype || !instance || !Reflect.getMetadata(PROVIDES_FACTS, metatype)) continue;
      const provider = instance as FactsProvider;
      const { key } = provider.subject;
      if (this.providers.has(key)) throw new Error(`Two providers of facts about ${key}`);
      this.providers.set(key, provider);
    }
  }

  /** By key, so that nothing depends on the order in which modules start. */
  all(): FactsProvider[] {
    return [...this.providers.values()].sort((a, b) => (a.subject.key < b.subject.key ? -1 : 1));
  }

  subjects(): FactSubject[] {
    return this.all().map(({ subject }) => subject);
  }
}
