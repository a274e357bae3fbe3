import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Session } from '@yipanqi/web/identity';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ExportDialog } from './export-dialog';

/** 导出台账: the button and its dialog, for whoever may. */
@Component({
  selector: 'yp-export-ledger',
  imports: [ExportDialog, NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.can('export.run')) {
      <button nz-button type="button" (click)="open.set(true)">导出台账</button>
    }
    @if (open()) {
      <yp-export-dialog (closed)="open.set(false)" />
    }
  `,
})
export class ExportLedger {
  protected readonly session = inject(Session);
  protected readonly open = signal(false);
}
