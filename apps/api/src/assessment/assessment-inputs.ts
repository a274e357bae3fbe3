import { Injectable, type OnModuleInit, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Queryable } from '@yipanqi/api/platform';
import { type Exact, inputDefinition } from '@yipanqi/domain';

const ASSESSMENT_INPUTS = 'yipanqi:assessment-inputs';

/** A unit's figure for a year; units that are left out have none. */
export interface OfferedInput {
  readonly unit: string;
  readonly key: string;
  readonly value: Exact;
}

/** Offers figures of a year that no ledger holds: a feature to the right of this one counts its own, e.g. overdue orders. */
export interface AssessmentInputSource {
  read(db: Queryable, year: number): Promise<readonly OfferedInput[]>;
}

/** Marks the class that offers these keys of `INPUTS`: `@OffersAssessmentInputs('overdueOrders', 'redLights')`. */
export function OffersAssessmentInputs(...keys: readonly string[]): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(ASSESSMENT_INPUTS, keys)(target);
  };
}

/** Every class marked `@OffersAssessmentInputs`, wherever it lives. */
@Injectable()
export class AssessmentInputSources implements OnModuleInit {
  private readonly sources = new Map<string, AssessmentInputSource>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Start-up fails when a key is unknown or offered twice. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const keys = metatype && (Reflect.getMetadata(ASSESSMENT_INPUTS, metatype) as readonly string[] | undefined);
      if (!keys || !instance) continue;
      for (const key of keys) this.offer(key, instance as AssessmentInputSource);
    }
  }

  /** What is offered of these keys, each source asked once. */
  async read(db: Queryable, year: number, keys: readonly string[]): Promise<OfferedInput[]> {
    const asked = new Set(keys.flatMap((key) => this.sources.get(key) ?? []));
    const offered: OfferedInput[] = [];
    for (const source of asked) offered.push(...(await source.read(db, year)));
    return offered.filter(({ key }) => keys.includes(key));
  }

  private offer(key: string, source: AssessmentInputSource): void {
    if (!inputDefinition(key)) throw new Error(`No assessment input is called ${key}`);
    if (this.sources.has(key)) throw new Error(`Assessment input ${key} is offered twice`);
    this.sources.set(key, source);
  }
}
