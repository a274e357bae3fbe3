import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { TargetPair, TargetRow } from '@yipanqi/contract';
import { CITY_UNIT, type Measure, MEASURE_NAMES, MEASURE_UNIT } from '@yipanqi/domain';
import { pastedBlock, readTarget, standing, targetText, targetWords } from './target-text';
import { columnSum } from './column-sum';

/** Where a cell is, and by `unit|measure` what was typed there. */
export interface Place {
  readonly unit: string;
  readonly measure: Measure;
}

export type Edits = ReadonlyMap<string, string>;

export function keyOf({ unit, measure }: Place): string {
  return `${unit}|${measure}`;
}

/**
 * Units × measures, edited like a spreadsheet: arrows move, typing replaces, Enter and F2 edit, Enter goes down, Tab right,
 * Esc gives up; a block from Excel is pasted from the cell on which one stands.
 */
@Component({
  selector: 'yp-target-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './target-grid.html',
  styleUrl: './target-grid.css',
  host: { '(keydown)': 'press($event)', '(paste)': 'paste($event)', '(copy)': 'copy($event)' },
})
export class TargetGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly view = inject(ChangeDetectorRef);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  readonly rows = input.required<readonly TargetRow[]>();
  readonly measures = input.required<readonly Measure[]>();
  readonly editable = input(false);
  readonly edits = input.required<Edits>();
  readonly edited = output<ReadonlyMap<string, string | null>>();
  /** The cell on which one stands. */
  readonly stood = output<Place>();
  /** One cell with its months, source and history. */
  readonly opened = output<Place>();

  protected readonly names = MEASURE_NAMES;
  protected readonly at = signal({ row: 0, column: 0 });
  protected readonly typing = signal<string | null>(null);
  protected readonly lines = computed(() =>
    this.rows().map((row, index) => ({ row, index, startsCohort: row.cohort !== this.rows()[index - 1]?.cohort })),
  );

  protected unit(measure: Measure): string {
    return MEASURE_UNIT[measure] === 'money' ? '亿元' : '个';
  }

  protected name(row: TargetRow): string {
    return row.unit === CITY_UNIT ? '全市' : row.name;
  }

  protected isAt(row: number, column: number): boolean {
    return this.at().row === row && this.at().column === column;
  }

  protected edit(row: TargetRow, measure: Measure): string | undefined {
    return this.edits().get(keyOf({ unit: row.unit, measure }));
  }

  protected wrong(row: TargetRow, measure: Measure): string {
    const typed = this.edit(row, measure);
    return typed === undefined ? '' : readTarget(measure, typed).wrong;
  }

  protected shown(row: TargetRow, measure: Measure): string {
    const typed = this.edit(row, measure);
    if (typed !== undefined) {
      const { value } = readTarget(measure, typed);
      return value === null ? typed : targetWords(measure, value);
    }
    const value = standing(row.cells[measure]);
    return value === null ? '' : targetWords(measure, value);
  }

  /** What an edit or a draft would take the place of. */
  protected before(row: TargetRow, measure: Measure): string {
    const pair = row.cells[measure];
    const value =
      this.edit(row, measure) === undefined ? (pair?.draft ? pair.approved?.value : undefined) : standing(pair);
    return value === undefined || value === null ? '' : targetWords(measure, value);
  }

  protected hint(pair: TargetPair | undefined): string {
    const cell = pair?.draft ?? pair?.approved;
    if (!cell) return '';
    const state = cell.status === 'draft' ? `草稿，${cell.draftedBy}` : '已批准';
    return [state, cell.phasing ? '分月进度已填' : '', cell.source].filter(Boolean).join('；');
  }

  protected sum(measure: Measure): string {
    return columnSum(this.rows(), measure, this.edits());
  }

  protected stand(row: number, column: number): void {
    if (!this.isAt(row, column)) this.keep();
    this.at.set({ row, column });
    this.tellPlace();
  }

  protected begin(text?: string): void {
    const here = this.place();
    if (!this.editable() || !here) return;
    const row = this.rows()[this.at().row];
    const value = row ? standing(row.cells[here.measure]) : null;
    this.typing.set(text ?? this.edits().get(keyOf(here)) ?? (value === null ? '' : targetText(here.measure, value)));
    // At once, not with the next frame: whoever types fast has the second digit under way.
    this.view.detectChanges();
    this.field()?.nativeElement.focus();
  }

  /** On the grid, no field open. */
  protected press(event: KeyboardEvent): void {
    if (this.typing() !== null) return this.pressInField(event);
    if (event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step) this.move(step[0], step[1]);
    else if (event.key === 'Enter' && (event.altKey || !this.editable())) this.openHere();
    else if (event.key === 'Enter' || event.key === 'F2') this.begin();
    else if (event.key === 'Delete' || event.key === 'Backspace') this.takeBack();
    else if (/^[\d.]$/.test(event.key)) this.begin(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const block = pastedBlock(text);
    const single = block.length === 1 && block[0]?.length === 1;
    if (!this.editable() || text === '' || (this.typing() !== null && single)) return;
    event.preventDefault();
    this.typing.set(null);
    this.edited.emit(this.placed(block));
    this.focusHere();
  }

  protected copy(event: ClipboardEvent): void {
    const row = this.rows()[this.at().row];
    const measure = this.measures()[this.at().column];
    if (this.typing() !== null || !row || !measure) return;
    event.clipboardData?.setData('text/plain', this.shown(row, measure).replaceAll(',', ''));
    event.preventDefault();
  }

  /** Takes what is in the open field; called too when one clicks elsewhere. */
  protected keep(): void {
    const typed = this.typing();
    const here = this.place();
    if (typed === null || !here) return;
    this.typing.set(null);
    const row = this.rows()[this.at().row];
    const value = row ? standing(row.cells[here.measure]) : null;
    const unchanged = typed.trim() === (value === null ? '' : targetText(here.measure, value));
    this.edited.emit(new Map([[keyOf(here), unchanged || typed.trim() === '' ? null : typed.trim()]]));
  }

  protected openHere(): void {
    const here = this.place();
    if (here) this.opened.emit(here);
  }

  private pressInField(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.typing.set(null);
    else if (event.key === 'Enter' || event.key === 'ArrowDown') this.keepAndMove(1, 0);
    else if (event.key === 'ArrowUp') this.keepAndMove(-1, 0);
    else if (event.key === 'Tab') this.keepAndMove(0, event.shiftKey ? -1 : 1);
    else return event.stopPropagation();
    this.focusHere();
    event.preventDefault();
    event.stopPropagation();
  }

  private keepAndMove(down: number, right: number): void {
    this.keep();
    this.move(down, right);
  }

  private move(down: number, right: number): void {
    const { row, column } = this.at();
    const within = (place: number, count: number): number => Math.min(Math.max(place, 0), count - 1);
    this.at.set({
      row: within(row + down, this.rows().length),
      column: within(column + right, this.measures().length),
    });
    this.focusHere();
    this.tellPlace();
  }

  /** Del: what was typed goes; a draft is withdrawn in the cell's own panel. */
  private takeBack(): void {
    const here = this.place();
    if (here && this.editable()) this.edited.emit(new Map([[keyOf(here), null]]));
  }

  private placed(block: readonly (readonly string[])[]): Map<string, string> {
    const cells = new Map<string, string>();
    for (const [down, line] of block.entries()) {
      for (const [right, text] of line.entries()) {
        const row = this.rows()[this.at().row + down];
        const measure = this.measures()[this.at().column + right];
        if (row && measure && text.trim() !== '') cells.set(keyOf({ unit: row.unit, measure }), text.trim());
      }
    }
    return cells;
  }

  private place(): Place | null {
    const row = this.rows()[this.at().row];
    const measure = this.measures()[this.at().column];
    return row && measure ? { unit: row.unit, measure } : null;
  }

  private tellPlace(): void {
    const here = this.place();
    if (here) this.stood.emit(here);
  }

  private focusHere(): void {
    const { row, column } = this.at();
    this.host.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus();
  }
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
