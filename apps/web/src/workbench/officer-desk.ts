import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfficerDesk } from '@yipanqi/contract';
import { type Day, daysBetween, shanghaiDay } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { FollowUpForm, recordName } from '@yipanqi/web/leads';
import type { OpenedFigure } from '@yipanqi/web/reports';
import { Dialog, Empty, monthWords, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { UnitYearTable } from './unit-year-table';

/** An officer's morning: what is due, what came back, what is stuck, and how the unit stands. */
@Component({
  selector: 'yp-officer-desk',
  imports: [Dialog, Empty, FollowUpForm, NzButtonModule, RouterLink, State, UnitYearTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './officer-desk.html',
  styleUrl: './desk.css',
})
export class OfficerDeskView {
  private readonly reference = inject(ReferenceStore);

  readonly desk = input.required<OfficerDesk>();
  /** Something on the desk was done. */
  readonly changed = output();
  readonly opened = output<OpenedFigure>();

  protected readonly following = signal<OfficerDesk['due'][number] | null>(null);
  protected readonly recordName = recordName;
  protected readonly monthWords = monthWords;

  protected dueWords(on: string): string {
    const days = daysBetween(on as Day, this.reference.today() as Day);
    return days > 0 ? `超期 ${days} 天` : '今天';
  }

  protected idleDays(touchedAt: string): number {
    return daysBetween(shanghaiDay(new Date(touchedAt)), this.reference.today() as Day);
  }

  protected followed(): void {
    this.following.set(null);
    this.changed.emit();
  }
}
