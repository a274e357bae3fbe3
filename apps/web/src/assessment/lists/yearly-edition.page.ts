import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail } from '@yipanqi/contract';
import type { YearlyContent, YearlyList } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { EditionFrame } from '@yipanqi/web/reports';
import { instantWords, Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { yearlyDifference } from '../assessment.labels';
import { GroupTable } from './group-table';

/** One edition of a year's assessment: its frame, and the document with every list. */
@Component({
  selector: 'yp-yearly-edition-page',
  imports: [EditionFrame, GroupTable, Page, Pending, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './yearly-edition.page.html',
  styleUrl: './yearly-edition.page.css',
})
export class YearlyEditionPage {
  private readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();

  protected readonly edition = resourceWithLast<EditionDetail<YearlyContent>>(() => `/api/editions/${this.id()}`, {
    about: () => this.id(),
  });
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

  protected readonly instant = instantWords;

  protected groupsOf(list: YearlyList): string[] {
    return [...new Set(list.units.map(({ group }) => group))];
  }

  protected unitName(id: string): string {
    return this.reference.unitName(id);
  }
}
