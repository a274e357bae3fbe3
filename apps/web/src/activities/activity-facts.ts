import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityView } from '@yipanqi/contract';
import { LEADER_LEVEL_NAMES } from '@yipanqi/domain';
import { ReviewFacts, State } from '@yipanqi/web/ui';
import { activityState, activityWords } from './activities.labels';

/** What an activity says, as label and value. */
@Component({
  selector: 'yp-activity-facts',
  imports: [ReviewFacts, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = activity();
    <yp-review-facts [of]="it">
      <dt>活动</dt>
      <dd>
        <b>{{ words() }}</b> {{ it.activityNo }} <yp-state [of]="state()" />
      </dd>
      <dt>主题</dt>
      <dd>{{ it.subject }}</dd>
      <dt>单位</dt>
      <dd>{{ it.unitName }}</dd>
      <dt>日期</dt>
      <dd>{{ it.occurredOn }}</dd>
      <dt>带队层级</dt>
      <dd>{{ level() }}</dd>
      <dt>对方单位</dt>
      <dd>
        {{ it.counterpart || '—' }}
        @if (it.enterpriseId) {
          <a [routerLink]="['/enterprises', it.enterpriseId]">企业库：{{ it.enterpriseName }}</a>
        }
      </dd>
      @if (it.leadId) {
        <dt>关联项目</dt>
        <dd>
          <a [routerLink]="['/leads', it.leadId]">{{ it.leadName }}</a> <span class="yp-muted">{{ it.leadCode }}</span>
        </dd>
      }
      <dt>地点</dt>
      <dd>{{ it.place || '—' }}</dd>
      <dt>成效</dt>
      <dd class="text">{{ it.result || '—' }}</dd>
      @if (it.revokesNo) {
        <dt>冲正的活动</dt>
        <dd>{{ it.revokesNo }}</dd>
      }
      @if (it.revokedByNo) {
        <dt>冲正</dt>
        <dd class="late">{{ it.revokedByNo }}</dd>
      }
      <dt>备注</dt>
      <dd class="text">{{ it.remark || '—' }}</dd>
    </yp-review-facts>
  `,
  styles: `
    .late {
      color: var(--yp-orange);
    }
    .text {
      white-space: pre-wrap;
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class ActivityFacts {
  readonly activity = input.required<ActivityView>();

  protected readonly words = computed(() => activityWords(this.activity()));
  protected readonly state = computed(() => activityState(this.activity()));
  protected readonly level = computed(() => LEADER_LEVEL_NAMES[this.activity().level]);
}
