import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Dialog } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';

@Component({
  selector: 'yp-help-dialog',
  imports: [Dialog, NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="帮助" (closed)="closed.emit()">
      <dl class="yp-facts">
        @for (row of keys; track row.keys) {
          <dt>
            <kbd>{{ row.keys }}</kbd>
          </dt>
          <dd>{{ row.does }}</dd>
        }
      </dl>
      <h3>看数字</h3>
      <p>
        金额满 1
        亿元以“亿元”显示，否则以“万元”显示；停在数字上可看到精确到分的元数。“—”表示没有这个数，停在上面可看原因。
      </p>
      <p>带点状下划线的数字可以点开，看它由哪些凭证组成。</p>
      <button actions nz-button type="button" (click)="closed.emit()">关闭</button>
    </yp-dialog>
  `,
})
export class HelpDialog {
  protected readonly keys = [
    { keys: '/', does: '搜索项目、企业' },
    { keys: 'Ctrl K', does: '页面、操作、项目、企业，一处查找' },
    { keys: 'n', does: '登记项目' },
    { keys: 'j k', does: '列表中下一行、上一行' },
    { keys: 'Enter', does: '打开所在行' },
    { keys: 'x', does: '选中所在行' },
    { keys: 'A R', does: '审核队列中：通过、退回' },
    { keys: 'Esc', does: '关闭窗口' },
    { keys: '?', does: '本帮助' },
  ];

  readonly closed = output();
}
