import { Injectable } from '@nestjs/common';
import { Clock } from '@yipanqi/api/platform';
import { parseYear, RuleBroken, yearOf } from '@yipanqi/domain';

/** Years that can be audited: those that have begun. */
@Injectable()
export class AuditYears {
  constructor(private readonly clock: Clock) {}

  /** @throws RuleBroken YEAR_INVALID, AUDIT_YEAR_AHEAD */
  begun(value: string | number): number {
    const year = parseYear(value, 'year');
    const current = yearOf(this.clock.today());
    if (year > current) throw new RuleBroken('AUDIT_YEAR_AHEAD', { year, current }, 'year');
    return year;
  }
}
