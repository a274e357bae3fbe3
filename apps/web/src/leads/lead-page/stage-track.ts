import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LeadDetail } from '@yipanqi/contract';
import { STAGE_NAMES } from '@yipanqi/domain';
import { State } from '@yipanqi/web/ui';
import { TRACK } from '../leads.labels';

/** The stages in order with the dates on which they were reached; where the lead stands is said, not only coloured. */
@Component({
  selector: 'yp-stage-track',
  imports: [State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isOut()) {
      <yp-state [of]="lead().stage" />
    }
    <ol aria-label="阶段">
      @for (step of steps(); track step.stage) {
        <li [class]="step.state" [attr.aria-current]="step.state === 'here' ? 'step' : null">
          <span class="mark" aria-hidden="true">{{ step.state === 'ahead' ? '○' : '●' }}</span>
          <span class="name">{{ step.name }}</span>
          <span class="date">{{ step.on }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    ol {
      display: flex;
      flex: 1;
      min-width: 0;
      margin: 0;
      padding: 0;
      overflow-x: auto;
      list-style: none;
    }
    li {
      display: grid;
      flex: 1;
      justify-items: start;
      min-width: 78px;
      padding-top: 6px;
      border-top: 2px solid var(--yp-line);
      color: var(--yp-text-2);
    }
    @media (max-width: 768px) {
      ol {
        flex-wrap: wrap;
        row-gap: 8px;
      }
      li {
        flex: 0 0 25%;
      }
    }
    .past,
    .here {
      border-top-color: var(--yp-accent);
    }
    .here {
      color: var(--yp-accent);
      font-weight: 600;
    }
    .mark {
      display: none;
    }
    .date {
      min-height: 20px;
      font-size: 12px;
      font-weight: 400;
    }
  `,
})
export class StageTrack {
  readonly lead = input.required<LeadDetail>();

  protected readonly isOut = computed(() => this.lead().stage === 'withdrawn' || this.lead().stage === 'terminated');
  protected readonly steps = computed(() => {
    const { stage, stageDates, withdrawnFrom } = this.lead();
    const at = TRACK.indexOf(withdrawnFrom ?? stage);
    return TRACK.map((each, place) => ({
      stage: each,
      name: STAGE_NAMES[each],
      on: place <= at || this.isOut() ? (stageDates.find((date) => date.stage === each)?.on ?? '') : '',
      state: this.isOut() ? 'ahead' : place < at ? 'past' : place === at ? 'here' : 'ahead',
    }));
  });
}
