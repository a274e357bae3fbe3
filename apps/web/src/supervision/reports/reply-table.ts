import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { QuarterReplyContent, QuarterUnitContent } from '@yipanqi/domain';
import { State } from '@yipanqi/web/ui';
import { OrderLink } from '../order-link';

/** Replies of a report. */
@Component({
  selector: 'yp-reply-table',
  imports: [OrderLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reply-table.html',
  styleUrl: './report-table.css',
})
export class ReplyTable {
  readonly replies = input.required<readonly QuarterReplyContent[]>();
  readonly units = input.required<readonly QuarterUnitContent[]>();
  readonly label = input.required<string>();

  protected readonly verdicts = { accepted: '办结', sentBack: '退回重办' } as const;

  protected unitName(id: string): string {
    return this.units().find(({ unit }) => unit === id)?.name ?? id;
  }
}
