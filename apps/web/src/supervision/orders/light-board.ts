import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { LightsAnswer, UnitLightRow } from '@yipanqi/contract';
import { type Light, LIGHT_WORDS } from '@yipanqi/domain';
import { LightMark } from '../light';

/** Every unit by its light, red ones first; what the lights mean stands below in words. A unit chosen filters the list. */
@Component({
  selector: 'yp-light-board',
  imports: [LightMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.light) {
      <div class="row">
        <yp-light [of]="group.light" [words]="group.words" />
        <ul [attr.aria-label]="group.words">
          @for (unit of group.units; track unit.unit) {
            <li>
              <button
                type="button"
                [class.is-chosen]="unit.unit === chosen()"
                [attr.aria-pressed]="unit.unit === chosen()"
                [title]="why(unit)"
                (click)="choose.emit(unit.unit === chosen() ? '' : unit.unit)"
              >
                {{ unit.name }} <span class="yp-muted">{{ short(unit) }}</span>
              </button>
            </li>
          } @empty {
            <li class="yp-muted">没有</li>
          }
        </ul>
      </div>
    }
    <p class="yp-muted words">
      亮灯条件（第 {{ lights().rulesVersion }} 版规则{{ lights().sample ? '，示例' : '' }}）：红灯为{{
        lights().words.red
      }}；黄灯为{{ lights().words.yellow }}；绿灯为{{ lights().words.green }}。
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      margin-bottom: 16px;
    }
    .row {
      display: grid;
      grid-template-columns: 96px 1fr;
      gap: 8px;
      align-items: start;
    }
    yp-light {
      justify-self: start;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      padding: 0 8px;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
      color: var(--yp-text);
      line-height: 22px;
      cursor: pointer;
    }
    .is-chosen {
      border-color: var(--yp-accent);
      background: var(--yp-accent-bg);
    }
    .words {
      margin: 0;
      font-size: 12px;
    }
    @media (max-width: 768px) {
      .row {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class LightBoard {
  readonly lights = input.required<LightsAnswer>();
  readonly chosen = input('');
  readonly choose = output<string>();

  protected readonly groups = computed(() =>
    (['red', 'yellow', 'green'] as const).map((light: Light) => {
      const units = this.lights().units.filter((unit) => unit.light === light);
      return { light, units, words: `${LIGHT_WORDS[light]} ${units.length} 个` };
    }),
  );

  /** What stands behind the name: findings and orders that made the light. */
  protected short({ redFindings, yellowFindings, open }: UnitLightRow): string {
    const found = redFindings + yellowFindings;
    return [...(found > 0 ? [`问题 ${found}`] : []), ...(open > 0 ? [`督办 ${open}`] : [])].join(' · ');
  }

  protected why({ redFindings, yellowFindings, open, overdue, dueSoon, waiting }: UnitLightRow): string {
    return (
      `红灯问题 ${redFindings} 个，黄灯问题 ${yellowFindings} 个；在办督办单 ${open} 件，` +
      `其中超期 ${overdue} 件、临期 ${dueSoon} 件、待研判 ${waiting} 件`
    );
  }
}
