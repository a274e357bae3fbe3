import { ChangeDetectionStrategy, Component, computed, effect, input, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzPopoverModule } from 'ng-zorro-antd/popover';

export interface ColumnOption {
  readonly key: string;
  readonly label: string;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
}

/** Which columns a table shows, kept per table in this browser. `<yp-column-choice #columns table="leads" [of]="COLUMNS" />`, then `@if (columns.shows('stage'))`. */
@Component({
  selector: 'yp-column-choice',
  imports: [NzButtonModule, NzPopoverModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button nz-button type="button" nz-popover nzPopoverTrigger="click" [nzPopoverContent]="choice">选择列</button>
    <ng-template #choice>
      @for (column of of(); track column.key) {
        <div>
          <input
            #box
            type="checkbox"
            [id]="table() + '-' + column.key"
            [checked]="shows(column.key)"
            (change)="set(column.key, box.checked)"
          />
          <label [attr.for]="table() + '-' + column.key">{{ column.label }}</label>
        </div>
      }
    </ng-template>
  `,
})
export class ColumnChoice {
  readonly table = input.required<string>();
  readonly of = input.required<readonly ColumnOption[]>();

  private readonly changed = signal<Readonly<Record<string, boolean>> | null>(null);
  private readonly kept = computed(() => readKept(this.table()));
  private readonly chosen = computed(() => this.changed() ?? this.kept());

  constructor() {
    effect(() => {
      const changed = this.changed();
      if (changed) localStorage.setItem(keyOf(this.table()), JSON.stringify(changed));
    });
  }

  shows(key: string): boolean {
    return this.chosen()[key] ?? !this.of().find((column) => column.key === key)?.hidden;
  }

  protected set(key: string, shown: boolean): void {
    this.changed.set({ ...this.chosen(), [key]: shown });
  }
}

function keyOf(table: string): string {
  return `yipanqi.columns.${table}`;
}

function readKept(table: string): Readonly<Record<string, boolean>> {
  const text = localStorage.getItem(keyOf(table));
  const kept: unknown = text === null ? null : JSON.parse(text);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
