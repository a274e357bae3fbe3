import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail, EditionStep } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import { instantWords, monthWords, Page, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import type { OpenedFigure } from '../figure';
import { BulletinDocument } from './bulletin-document';
import { ComputeDialog } from './compute-dialog';
import { type Names, pathWords, valueOf } from './difference.words';
import { EditionActions } from './edition-actions';

/** One edition: its state, what can be done with it, what changed against the one before, and the document itself. */
@Component({
  selector: 'yp-bulletin-page',
  imports: [BulletinDocument, ComputeDialog, EditionActions, PostingsDrawer, Page, Pending, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulletin.page.html',
  styleUrl: './bulletin.page.css',
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
  protected readonly differences = computed(() => {
    const edition = this.edition.value();
    if (!edition) return [];
    const names: Names = {
      unit: (id) => this.reference.unitName(id),
      quotaLine: (key) => this.reference.quotaLineName(key),
      headGroup: (key) => edition.content.headTargets.find((group) => group.key === key)?.name ?? key,
    };
    return edition.differences.map(({ path, before, after }) => ({
      path,
      words: pathWords(path, names),
      before: valueOf(path, before),
      after: valueOf(path, after),
    }));
  });

  protected readonly opened = signal<OpenedFigure | null>(null);
  protected readonly composing = signal(false);

  protected step(step: EditionStep): string {
    return `${step.name}${step.own ? '（本人）' : ''}，${instantWords(step.at)}`;
  }
}
