import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Drawer } from '@yipanqi/web/ui';
import type { OpenedFigure } from './figure';

/** The records behind a figure; their sum is the figure. */
@Component({
  selector: 'yp-entries-drawer',
  imports: [Drawer],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<yp-drawer [heading]="figure().heading" (closed)="closed.emit()" />`,
})
export class EntriesDrawer {
  readonly figure = input.required<OpenedFigure>();
  readonly closed = output();
}
