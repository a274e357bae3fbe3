import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { PopulationView, SampleDetail } from '@yipanqi/contract';
import {
  RECORD_TYPE_NAMES,
  RECORD_TYPES,
  SAMPLE_METHOD_NAMES,
  SAMPLE_METHOD_WORDS,
  SAMPLE_METHODS,
  SAMPLE_SIZE_MAX,
  type RecordType,
  type SampleMethod,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { Dialog, Doing, Field, isComplete, Money, Pending, resourceWithLast, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AuditingClient } from '../auditing.client';

/** How a sample is drawn: method, size, seed, and from what. */
@Component({
  selector: 'yp-draw-dialog',
  imports: [Dialog, Field, Money, NzButtonModule, NzInputModule, Pending, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="'抽取样本：' + words()" [width]="600" (closed)="closed.emit()">
      <form id="draw-sample" class="yp-form" [formGroup]="form" (ngSubmit)="draw()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        <yp-field label="凭证类型" for="sample-type" [control]="form.controls.type">
          <select id="sample-type" class="ant-input" formControlName="type">
            <option value="">全部类型</option>
            @for (type of types; track type) {
              <option [value]="type">{{ typeNames[type] }}</option>
            }
          </select>
        </yp-field>
        <yp-pending [of]="population" [rows]="1" />
        @if (population.value(); as from) {
          <p class="from">
            总体：已审核凭证 <b>{{ from.count }}</b> 张，金额合计 <yp-money [yuan]="from.amount" />，其中没有金额的
            {{ from.withoutAmount }} 张。<br />
            <span class="yp-muted">总体摘要 {{ from.digest.slice(0, 16) }}…</span>
          </p>
        }
        <yp-field label="方法" for="sample-method" required [control]="form.controls.method" [hint]="methodWords()">
          <select id="sample-method" class="ant-input" formControlName="method">
            @for (method of methods; track method) {
              <option [value]="method">{{ methodNames[method] }}</option>
            }
          </select>
        </yp-field>
        <yp-field
          for="sample-size"
          required
          [label]="asked().method === 'unit' ? '每个单位张数' : '样本量'"
          [control]="form.controls.size"
        >
          <input nz-input id="sample-size" type="number" min="1" [max]="sizeMax" formControlName="size" />
        </yp-field>
        <yp-field
          label="种子"
          for="sample-seed"
          required
          hint="同样的总体和种子抽出同样的样本，任何人都可以重抽核对。"
          [control]="form.controls.seed"
        >
          <input nz-input id="sample-seed" maxlength="40" autocomplete="off" formControlName="seed" />
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="draw-sample" [nzLoading]="drawing.busy()">抽取</button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    .from {
      margin: 0;
    }
  `,
})
export class DrawDialog {
  private readonly client = inject(AuditingClient);
  private readonly reference = inject(ReferenceStore);

  readonly year = input.required<string>();
  readonly unit = input.required<string>();
  readonly closed = output();
  readonly drawn = output<SampleDetail>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    type: '' as RecordType | '',
    method: 'random' as SampleMethod,
    size: [25, [Validators.required, Validators.min(1), Validators.max(SAMPLE_SIZE_MAX)]],
    seed: ['', [Validators.required, Validators.pattern(/^[A-Za-z0-9-]{1,40}$/)]],
  });
  protected readonly asked = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  private readonly type = computed(() => this.asked().type ?? '');
  protected readonly population = resourceWithLast<PopulationView>(() => ({
    url: '/api/auditing/population',
    params: {
      year: this.year(),
      ...(this.unit() && { unit: this.unit() }),
      ...(this.type() && { type: this.type() }),
    },
  }));
  protected readonly methodWords = computed(() => SAMPLE_METHOD_WORDS[this.asked().method ?? 'random']);
  protected readonly words = computed(
    () => `${this.year()} 年 · ${this.unit() ? this.reference.unitName(this.unit()) : '全市'}`,
  );
  protected readonly drawing = new Doing();
  protected readonly problems = signal<string[]>([]);

  protected readonly types = RECORD_TYPES;
  protected readonly typeNames = RECORD_TYPE_NAMES;
  protected readonly methods = SAMPLE_METHODS;
  protected readonly methodNames = SAMPLE_METHOD_NAMES;
  protected readonly sizeMax = SAMPLE_SIZE_MAX;

  constructor() {
    effect(() => {
      const proposed = this.population.value()?.proposedSeed;
      const { seed } = this.form.controls;
      if (proposed && seed.pristine && seed.value === '') seed.setValue(proposed);
    });
  }

  protected async draw(): Promise<void> {
    if (!isComplete(this.form)) return;
    const done = await this.drawing.run(async () => {
      const { type, ...rest } = this.form.getRawValue();
      const body = {
        ...rest,
        year: Number(this.year()),
        ...(this.unit() && { unit: this.unit() }),
        ...(type && { type }),
      };
      this.drawn.emit(await this.client.draw(body));
    });
    if (!done) this.problems.set(showServerErrors(this.form, this.drawing.failure()));
  }
}
