import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Field } from './field';

/** The end of a `.yp-form` in which something is recorded: evidence, remark, what must not be written, and the buttons. */
@Component({
  selector: 'yp-entry-end',
  imports: [Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-field label="佐证" for="evidence" [hint]="evidenceHint()" [control]="evidence()">
      <textarea nz-input id="evidence" rows="2" [formControl]="evidence()"></textarea>
    </yp-field>
    <yp-field label="备注" for="remark" [control]="remark()">
      <textarea nz-input id="remark" rows="2" [formControl]="remark()"></textarea>
    </yp-field>
    <p class="secret">国家秘密、工作秘密不得录入本系统；涉密内容请按保密规定另行报送。</p>
    <div class="yp-actions">
      <button nz-button nzType="primary" [nzLoading]="busy()">{{ submitText() }}</button>
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
    .secret {
      margin: 0;
      padding: 6px 12px;
      border-left: 3px solid var(--yp-orange);
      background: var(--yp-orange-bg);
    }
  `,
})
export class EntryEnd {
  readonly evidence = input.required<FormControl<string>>();
  readonly evidenceHint = input.required<string>();
  readonly remark = input.required<FormControl<string>>();
  readonly busy = input(false);
  readonly submitText = input.required<string>();
}
