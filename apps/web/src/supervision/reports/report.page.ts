import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { EditionDetail, EditionDifference } from '@yipanqi/contract';
import { type QuarterlyContent, parseQuarter, quarterInWords } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import { type DifferenceWords, EditionFrame, type OpenedFigure } from '@yipanqi/web/reports';
import { Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { differenceWords } from './difference.words';
import { ReportDocument } from './report-document';

/** One edition of a quarterly report: its frame, and the document itself. */
@Component({
  selector: 'yp-supervision-report-page',
  imports: [EditionFrame, Page, Pending, PostingsDrawer, ReportDocument],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="督查报告" [subtitle]="sentence()" [headOnPaper]="false">
      <yp-pending [of]="edition" [rows]="16" />
      @if (edition.value(); as shown) {
        <yp-edition-frame [edition]="shown" [describe]="describe" (changed)="edition.reload()">
          <yp-report-document [edition]="shown" (opened)="opened.set($event)" />
        </yp-edition-frame>
      }
      @if (opened(); as figure) {
        <yp-postings-drawer [heading]="figure.heading" [of]="figure.key" (closed)="opened.set(null)" />
      }
    </yp-page>
  `,
})
export class ReportPage {
  private readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();

  protected readonly edition = resourceWithLast<EditionDetail<QuarterlyContent>>(() => `/api/editions/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly sentence = computed(() => {
    const edition = this.edition.value();
    return edition ? `${quarterInWords(parseQuarter(edition.period))} · ${edition.number}` : '';
  });
  protected readonly opened = signal<OpenedFigure | null>(null);
  protected readonly describe = (difference: EditionDifference): DifferenceWords =>
    differenceWords(difference, (unit) => this.reference.unitName(unit));
}
