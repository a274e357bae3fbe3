import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail } from '@yipanqi/contract';
import { type YearlyContent, type YearlyFigure, type YearlyList, yearlySentences } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { EditionFrame, type Opening, SentenceLine } from '@yipanqi/web/reports';
import { instantWords, Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { scoresFirst, yearlyDifference } from '../assessment.labels';
import { GroupTable } from './group-table';

/** One edition of a year's assessment: its frame, and the document with every list. */
@Component({
  selector: 'yp-yearly-edition-page',
  imports: [EditionFrame, GroupTable, Page, Pending, RouterLink, SentenceLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './yearly-edition.page.html',
  styleUrl: './yearly-edition.page.css',
})
export class YearlyEditionPage {
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  private readonly read = resourceWithLast<EditionDetail<YearlyContent>>(() => `/api/editions/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly edition = {
    ...this.read,
    value: computed(() => {
      const edition = this.read.value();
      return edition && { ...edition, differences: scoresFirst(edition.differences) };
    }),
  };
  protected readonly sentence = computed(() => {
    const edition = this.edition.value();
    if (!edition) return '';
    const { scheme, enrolled } = edition.content;
    return [
      `${edition.period} 年`,
      edition.number,
      `${scheme.name}第 ${scheme.version} 版`,
      `${enrolled} 个参评单位`,
    ].join(' · ');
  });
  protected readonly describe = computed(() => {
    const edition = this.edition.value();
    return edition && yearlyDifference(edition.content, (id) => this.reference.unitName(id));
  });

  protected readonly sentences = computed(() => {
    const edition = this.edition.value();
    return edition ? yearlySentences(edition.content) : [];
  });
  protected readonly opens = (figure: YearlyFigure): Opening | null => {
    const edition = this.edition.value();
    if (!edition) return null;
    switch (figure.of) {
      case 'enrolled':
        return { link: ['/assessment/years', edition.period] };
      case 'unit': {
        const { unit, list } = figure;
        const may = this.session.canAt('assessment.read', unit) || this.session.canAt('objection.read', unit);
        return may ? { link: ['/assessment/editions', edition.id, 'units', unit], params: { list } } : null;
      }
      case 'rows':
        return { link: [], fragment: `list-${figure.list}` };
    }
  };

  protected readonly instant = instantWords;

  protected groupsOf(list: YearlyList): string[] {
    return [...new Set(list.units.map(({ group }) => group))];
  }

  protected unitName(id: string): string {
    return this.reference.unitName(id);
  }
}
