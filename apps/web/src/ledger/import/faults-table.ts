import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { LedgerImportFault, LedgerImportFaultPage } from '@yipanqi/contract';
import {
  ChoiceList,
  Empty,
  ErrorNote,
  narrow,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  TableKeys,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { SHEET_CHOICES } from './import.labels';
import { ImportsClient } from './imports.client';

/** Every faulty cell: where it is, what stands there, what is wrong and what would be right. */
@Component({
  selector: 'yp-faults-table',
  imports: [ChoiceList, Empty, ErrorNote, NzButtonModule, Pending, TableKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './faults-table.html',
  styleUrl: './faults-table.css',
})
export class FaultsTable {
  private readonly client = inject(ImportsClient);

  readonly id = input.required<string>();

  protected readonly filters = queryFilters({ sheet: '' });
  protected readonly isNarrow = narrow();
  protected readonly first = resourceWithLast<LedgerImportFaultPage>(
    () => ({ url: `/api/ledger-imports/${this.id()}/faults`, params: this.filters.params() }),
    { about: () => `${this.id()} ${this.filters.value().sheet}` },
  );
  protected readonly faults = paged<LedgerImportFault>(this.first, (after) =>
    this.client.faults(this.id(), { ...this.filters.params(), after }),
  );
  protected readonly sheets = SHEET_CHOICES;

  /** Row 0 is about the sheet as a whole. */
  protected rowWords(row: number): string {
    return row > 0 ? String(row) : '整张表';
  }
}
