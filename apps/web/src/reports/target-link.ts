import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CITY_UNIT, MEASURE_UNIT, type Measure, type WireValue } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Money, Value } from '@yipanqi/web/ui';

/** Parameters of the page of targets by which it opens one target; unit null: the city's. */
export function targetAddress({ year, unit, measure }: { year: number; unit: string | null; measure: Measure }): {
  year: number;
  unit: string;
  measure: Measure;
} {
  return { year, unit: unit ?? CITY_UNIT, measure };
}

/** An annual target; it opens on the page of targets for those who may read it there. */
@Component({
  selector: 'yp-target-link',
  imports: [Money, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (opens()) {
      <a class="yp-open" routerLink="/targets" [queryParams]="params()">
        @if (money(); as yuan) {
          <yp-money [bare]="!whole()" [in]="whole() ? '' : '亿元'" [yuan]="yuan" />
        } @else {
          <yp-value [suffix]="whole() ? ' 个' : ''" [of]="of()" />
        }
      </a>
    } @else if (money(); as yuan) {
      <yp-money [bare]="!whole()" [in]="whole() ? '' : '亿元'" [yuan]="yuan" />
    } @else {
      <yp-value reason="没有年度目标" [suffix]="whole() ? ' 个' : ''" [of]="of()" />
    }
  `,
})
export class TargetLink {
  private readonly session = inject(Session);

  readonly of = input.required<WireValue | null>();
  readonly measure = input.required<Measure>();
  readonly year = input.required<number>();
  /** With its unit, 万元 or 亿元 as it comes: outside of a column. */
  readonly whole = input(false, { transform: booleanAttribute });
  /** null: the city's. */
  readonly unit = input<string | null>(null);

  protected readonly money = computed(() => {
    const value = this.of();
    return value !== null && MEASURE_UNIT[this.measure()] === 'money' ? String(value) : '';
  });
  protected readonly opens = computed(
    () => this.of() !== null && this.session.canAt('target.read', this.unit() ?? CITY_UNIT),
  );
  protected readonly params = computed(() =>
    targetAddress({ year: this.year(), unit: this.unit(), measure: this.measure() }),
  );
}
