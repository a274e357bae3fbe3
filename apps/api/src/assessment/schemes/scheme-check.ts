import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import {
  asScheme,
  checkScheme,
  RuleBroken,
  type Scheme,
  type SchemeFault,
  type SchemeWorld,
  shapeFaults,
} from '@yipanqi/domain';

/** Checks schemes against the units of this bureau. */
@Injectable()
export class SchemeCheck {
  constructor(private readonly units: UnitTree) {}

  faults(content: unknown): SchemeFault[] {
    return checkScheme(content, this.world());
  }

  /** The content as a scheme, with faults of meaning if it has any. @throws RuleBroken SCHEME_FAULTY when it is no scheme at all */
  shaped(content: unknown): Scheme {
    refuse(shapeFaults(content));
    return asScheme(content);
  }

  /** @throws RuleBroken SCHEME_FAULTY unless it can be approved; faults of the kinds given are let pass */
  sound(content: unknown, except: readonly string[] = []): Scheme {
    refuse(this.faults(content).filter(({ code }) => !except.includes(code)));
    return asScheme(content);
  }

  private world(): SchemeWorld {
    return { units: this.units.all() };
  }
}

function refuse(faults: readonly SchemeFault[]): void {
  const [first] = faults;
  if (!first) return;
  throw new RuleBroken('SCHEME_FAULTY', { count: faults.length, why: first.sentence }, `content.${first.path}`);
}
