import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { ReactiveFormsModule } from '@angular/forms';
import type { EnterpriseDuplicates, EnterpriseHint } from '@yipanqi/contract';
import { nameKey } from '@yipanqi/domain';
import { Field, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { debounceTime, startWith, switchMap } from 'rxjs';
import { EnterpriseHints } from './enterprise-hints';

const PAUSE_MS = 250;

/** An enterprise that was chosen from the register. */
export interface ChosenEnterprise {
  readonly id: string;
  readonly name: string;
}

/** The enterprise by typing: who has it already appears while one types; choose it, or go on with a new one. */
@Component({
  selector: 'yp-enterprise-field',
  imports: [EnterpriseHints, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen(); as enterprise) {
      <div class="chosen">
        <span class="label">企业</span>
        <strong>{{ enterprise.name }}</strong>
        <span class="yp-muted">已在企业库</span>
        <button nz-button nzType="link" type="button" (click)="choose.emit(null)">换一家</button>
      </div>
    } @else {
      <yp-field
        label="企业名称"
        for="enterprise-name"
        required
        hint="输入两个字就开始查重；也可用拼音首字母查找。"
        [control]="control()"
      >
        <input nz-input id="enterprise-name" autocomplete="off" placeholder="企业全称" [formControl]="control()" />
      </yp-field>
      <div aria-live="polite">
        @if (found.value(); as hints) {
          @if (isAsked()) {
            @if (hints.exact; as exact) {
              <yp-enterprise-hints heading="企业库中已有这家企业" [hints]="[exact]" (choose)="choose.emit($event)" />
            }
            @if (hints.likely.length > 0) {
              <yp-enterprise-hints heading="可能是同一家" [hints]="hints.likely" (choose)="choose.emit($event)" />
            }
            @if (hints.similar.length > 0) {
              <yp-enterprise-hints heading="名称相近" [hints]="hints.similar" (choose)="choose.emit($event)" />
            }
            @if (isNew(hints)) {
              <p class="yp-muted">企业库中没有名称相同的企业，保存时一并登记“{{ control().value }}”。</p>
            }
          }
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 8px;
    }
    .label {
      flex-basis: 100%;
      font-weight: 500;
    }
    p {
      margin: 0;
    }
  `,
})
export class EnterpriseField {
  readonly control = input.required<FormControl<string>>();
  readonly chosen = input.required<ChosenEnterprise | null>();
  readonly choose = output<EnterpriseHint | null>();

  private readonly typed = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(startWith(control.value), debounceTime(PAUSE_MS))),
    ),
    { initialValue: '' },
  );
  protected readonly isAsked = computed(() => this.chosen() === null && [...nameKey(this.typed())].length >= 2);
  protected readonly found = resourceWithLast<EnterpriseDuplicates>(() =>
    this.isAsked() ? { url: '/api/enterprises/duplicates', params: { name: this.typed() } } : undefined,
  );

  protected isNew(hints: EnterpriseDuplicates): boolean {
    return !this.found.loading() && hints.exact === null && hints.likely.length === 0;
  }
}
