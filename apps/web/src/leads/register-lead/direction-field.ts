import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { type DirectionProposal, nameKey } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DirectionSelect, Field, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { debounceTime } from 'rxjs';

const PAUSE_MS = 400;
const TEXT_MAX = 400;

/** The plan direction, proposed from the names with the words that speak for it; people decide. */
@Component({
  selector: 'yp-direction-field',
  imports: [DirectionSelect, Field, NzButtonModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-field label="规划方向" for="direction" hint="不属于任何方向的留空，计入“其他”。" [control]="control()">
      <yp-direction-select inputId="direction" [directions]="reference.directions()" [formControl]="control()" />
    </yp-field>
    @for (proposal of proposals.value() ?? []; track proposal.key) {
      <p class="yp-muted">
        建议：{{ proposal.name }}（名称中有“{{ proposal.matched.join('”“') }}”）
        <button nz-button nzType="link" nzSize="small" type="button" (click)="take(proposal)">采用</button>
      </p>
    }
  `,
  styles: `
    yp-direction-select {
      display: block;
    }
    p {
      margin: 4px 0 0;
    }
  `,
})
export class DirectionField {
  protected readonly reference = inject(ReferenceStore);

  readonly control = input.required<FormControl<string>>();
  /** Names of project and enterprise as typed so far. */
  readonly names = input.required<string>();

  private readonly paused = toSignal(toObservable(computed(() => this.names())).pipe(debounceTime(PAUSE_MS)), {
    initialValue: '',
  });
  protected readonly proposals = resourceWithLast<DirectionProposal[]>(() =>
    [...nameKey(this.paused())].length >= 2
      ? { url: '/api/direction-proposals', params: { text: this.paused().slice(0, TEXT_MAX) } }
      : undefined,
  );

  protected take(proposal: DirectionProposal): void {
    this.control().setValue(proposal.key);
  }
}
