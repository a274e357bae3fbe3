import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import type { ManualInputView, ObjectionView, UnitAssessment } from '@yipanqi/contract';
import {
  figureEntries,
  type FigureEntries,
  type FigureResult,
  isBatchRate,
  METHODS,
  type UsedInput,
  type YearlyItem,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { targetAddress } from '@yipanqi/web/reports';
import { instantWords, State, Value } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ITEM_STATE_WORDS, OBJECTION_LOOKS } from '../assessment.labels';
import type { EntriesOf } from './entries-drawer';

/** One item of a unit's score: the formula filled with numbers, the figures in it and what they open to, objections to it. */
@Component({
  selector: 'yp-item-panel',
  imports: [NzButtonModule, RouterLink, State, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item-panel.html',
  styles: `
    h4 {
      margin: 16px 0 8px;
      font-size: 14px;
    }
    .line {
      margin: 0 0 4px;
    }
    ul {
      margin: 0;
      padding-left: 20px;
    }
    tbody th,
    td {
      vertical-align: top;
    }
    li yp-state {
      margin: 0 4px;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
    .formula {
      white-space: normal;
    }
  `,
})
export class ItemPanel {
  private readonly session = inject(Session);

  readonly unit = input.required<UnitAssessment>();
  readonly item = input.required<YearlyItem>();
  readonly list = input.required<string>();
  readonly opened = output<EntriesOf>();
  /** The leads signed in the year are asked for. */
  readonly signed = output();
  readonly object = output();

  protected readonly method = computed(() => METHODS[this.item().method]);
  protected readonly stateWords = computed(() => ITEM_STATE_WORDS[this.item().state]);
  protected readonly looks = OBJECTION_LOOKS;
  protected readonly isBatch = isBatchRate;
  protected readonly instant = instantWords;
  protected readonly objections = computed<readonly ObjectionView[]>(() =>
    this.unit().objections.filter(({ list, item }) => list === this.list() && item === this.item().key),
  );
  protected readonly hasOpen = computed(() => this.objections().some(({ status }) => status === 'open'));
  protected readonly readsRecords = computed(() => this.session.canAt('record.read', this.unit().unit));

  protected entries(input: UsedInput): FigureEntries[] {
    const { year, planFrom } = this.unit();
    return figureEntries(input, year, planFrom);
  }

  protected manual(input: UsedInput): ManualInputView | undefined {
    return this.unit().manual.find(({ key }) => key === input.input);
  }

  protected leadId(code: string): string | undefined {
    return this.unit().leads[code];
  }

  /** The postings of which the figure is the sum, where it is one measure's. */
  protected source({ inputs, leads }: FigureResult): FigureEntries | null {
    const [only, ...others] = inputs;
    if (!this.readsRecords() || only === undefined || others.length > 0 || leads.length > 0) return null;
    const [entries, ...rest] = this.entries(only);
    return rest.length === 0 ? (entries ?? null) : null;
  }

  protected target({ inputs }: FigureResult): Params | null {
    const { unit, year } = this.unit();
    const [only, ...others] = inputs;
    if (only?.measure === undefined || others.length > 0 || !this.session.canAt('target.read', unit)) return null;
    return targetAddress({ year, unit, measure: only.measure });
  }

  protected open({ name, measure, from, to }: FigureEntries): void {
    const { editionId, unit, name: unitName } = this.unit();
    this.opened.emit({ heading: `${unitName} · ${name}`, editionId, unit, measure, from, to });
  }
}
