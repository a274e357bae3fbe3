import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { EditionDetail, EditionDifference } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import { MonthApprovalNote, PostingsDrawer } from '@yipanqi/web/ledger';
import { monthWords, Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { type DifferenceWords, EditionFrame } from '../edition/edition-frame';
import type { OpenedFigure } from '../figure';
import { BulletinDocument } from './bulletin-document';
import { differenceWords } from './difference.words';

/** One bulletin: its frame, and the document itself. */
@Component({
  selector: 'yp-bulletin-page',
  imports: [MonthApprovalNote, BulletinDocument, EditionFrame, PostingsDrawer, Page, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulletin.page.html',
})
export class BulletinPage {
  private readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();

  protected readonly edition = resourceWithLast<EditionDetail>(() => `/api/editions/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly sentence = computed(() => {
    const edition = this.edition.value();
    if (!edition) return '';
    const parts = [monthWords(edition.period), edition.number];
    return [...parts, ...(edition.interim ? ['快报，只供参考，不发布'] : [])].join(' · ');
  });
  protected readonly describe = computed(() => {
    const groups = this.edition.value()?.content.headTargets ?? [];
    const names = {
      unit: (id: string) => this.reference.unitName(id),
      quotaLine: (key: string) => this.reference.quotaLineName(key),
      headGroup: (key: string) => groups.find((group) => group.key === key)?.name ?? key,
    };
    return (difference: EditionDifference): DifferenceWords => differenceWords(difference, names);
  });

  protected readonly opened = signal<OpenedFigure | null>(null);
}
