import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnterpriseHint, EnterpriseLeadHint } from '@yipanqi/contract';
import { isStage, STAGE_NAMES } from '@yipanqi/domain';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** Enterprises of the register with the fact of who registered a project of theirs. */
@Component({
  selector: 'yp-enterprise-hints',
  imports: [NzButtonModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ heading() }}</h3>
    <ul [attr.aria-label]="heading()">
      @for (hint of hints(); track hint.id) {
        <li>
          <div class="words">
            <span>{{ hint.name }}</span>
            @for (lead of hint.leads; track $index) {
              <span class="yp-muted">
                {{ fact(lead) }}
                @if (lead.id; as id) {
                  <a [routerLink]="['/leads', id]" target="_blank">{{ lead.name }}</a>
                }
              </span>
            } @empty {
              <span class="yp-muted">还没有项目</span>
            }
          </div>
          <button nz-button type="button" [attr.aria-label]="'选用' + hint.name" (click)="choose.emit(hint)">
            选用
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    h3 {
      margin: 4px 0;
    }
    ul {
      display: grid;
      gap: 1px;
      margin: 0;
      padding: 0;
      border: 1px solid var(--yp-line);
      background: var(--yp-line);
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      padding: 8px 12px;
      background: var(--yp-surface);
    }
    .words {
      display: grid;
      min-width: 0;
    }
  `,
})
export class EnterpriseHints {
  readonly heading = input.required<string>();
  readonly hints = input.required<readonly EnterpriseHint[]>();
  readonly choose = output<EnterpriseHint>();

  protected fact({ unitName, registeredOn, stage }: EnterpriseLeadHint): string {
    return `已由${unitName}于 ${registeredOn} 登记（${isStage(stage) ? STAGE_NAMES[stage] : stage}）`;
  }
}
