import { Directive, ElementRef, inject, output } from '@angular/core';
import { isTyping } from './is-typing';

/**
 * Keyboard of a list: `j` `k` (and ↓ ↑) move, `Enter` opens, `x` selects. On `<table class="yp-table" ypTableKeys>`;
 * rows are the `tbody tr`, a row without `data-row` (a group heading) is passed over. Both outputs give the row's place.
 */
@Directive({
  selector: '[ypTableKeys]',
  host: { '(document:keydown)': 'press($event)', '(mousedown)': 'point($event)' },
})
export class TableKeys {
  private readonly table = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private active: HTMLElement | null = null;

  readonly openRow = output<number>();
  readonly selectRow = output<number>();

  protected press(event: KeyboardEvent): void {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || this.isCovered()) return;
    const rows = this.rows();
    const at = this.active ? rows.indexOf(this.active) : -1;
    if (event.key === 'j' || event.key === 'ArrowDown') this.moveTo(rows[Math.min(at + 1, rows.length - 1)]);
    else if (event.key === 'k' || event.key === 'ArrowUp') this.moveTo(rows[Math.max(at - 1, 0)]);
    else if (event.key === 'Enter' && at >= 0 && event.target === document.body) this.openRow.emit(at);
    else if (event.key === 'x' && at >= 0) this.selectRow.emit(at);
    else return;
    event.preventDefault();
  }

  protected point(event: Event): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tbody tr[data-row]') : null;
    if (row) this.mark(row);
  }

  private rows(): HTMLElement[] {
    return Array.from(this.table.querySelectorAll<HTMLElement>('tbody tr[data-row]'));
  }

  private moveTo(row: HTMLElement | undefined): void {
    if (!row) return;
    this.mark(row);
    row.scrollIntoView({ block: 'nearest' });
  }

  private mark(row: HTMLElement): void {
    this.active?.classList.remove('is-active');
    this.active?.removeAttribute('aria-current');
    row.classList.add('is-active');
    row.setAttribute('aria-current', 'true');
    this.active = row;
  }

  /** A dialog or drawer that does not hold this table is in front of it. */
  private isCovered(): boolean {
    return Array.from(document.querySelectorAll('[aria-modal="true"]')).some((front) => !front.contains(this.table));
  }
}
