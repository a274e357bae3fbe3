import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { QuarterUnitContent, SupervisionFinding } from '@yipanqi/domain';
import { FindingLinks } from '../findings/finding-links';
import { LightMark } from '../light';

/** Findings of a report with the records behind them. */
@Component({
  selector: 'yp-finding-table',
  imports: [FindingLinks, LightMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './finding-table.html',
  styleUrl: './report-table.css',
})
export class FindingTable {
  readonly findings = input.required<readonly SupervisionFinding[]>();
  readonly units = input.required<readonly QuarterUnitContent[]>();
  readonly label = input.required<string>();

  protected unitName(id: string): string {
    return this.units().find(({ unit }) => unit === id)?.name ?? id;
  }
}
