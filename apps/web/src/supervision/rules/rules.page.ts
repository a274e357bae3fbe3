import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RuleSetDetail, RuleSetSummary } from '@yipanqi/contract';
import { CITY_UNIT, type FactSubject, LIGHT_WORDS, type SupervisionRule } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { ChoiceList, Doing, instantWords, Page, Pending, queryFilters, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LightMark } from '../light';
import { Sections } from '../sections';
import { SupervisionClient } from '../supervision.client';
import { conditionWords, ruleWords } from '../supervision.labels';

/** The rules in words, version by version: what is found, what is then asked, and what the lights mean. */
@Component({
  selector: 'yp-rules-page',
  imports: [ChoiceList, LightMark, NzButtonModule, Page, Pending, RouterLink, Sections, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rules.page.html',
  styles: `
    .wide {
      min-width: 14em;
    }
    td {
      vertical-align: top;
    }
    p {
      margin: 0;
    }
    .note {
      margin-bottom: 16px;
    }
    .yp-panel,
    .yp-table-box {
      margin-bottom: 16px;
    }
    .marks {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    tbody th {
      vertical-align: top;
    }
  `,
})
export class RulesPage {
  private readonly client = inject(SupervisionClient);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ version: '' });
  protected readonly versions = resourceWithLast<RuleSetSummary[]>(() => '/api/supervision/rules');
  private readonly shown = computed(() => {
    const all = this.versions.value() ?? [];
    const asked = Number(this.filters.value().version);
    return all.find(({ rulesVersion }) => rulesVersion === asked) ?? all.find(({ inForce }) => inForce) ?? all[0];
  });
  protected readonly detail = resourceWithLast<RuleSetDetail>(() => {
    const shown = this.shown();
    return shown && `/api/supervision/rules/${shown.rulesVersion}`;
  });
  protected readonly approving = new Doing();
  protected readonly mayDraft = computed(() => this.session.canAt('supervisionRule.draft', CITY_UNIT));
  protected readonly mayApprove = computed(() => this.session.canAt('supervisionRule.approve', CITY_UNIT));
  protected readonly draft = computed(() => this.versions.value()?.find(({ status }) => status === 'draft'));
  protected readonly choices = computed(() =>
    (this.versions.value() ?? []).map(({ rulesVersion, status, inForce }) => ({
      value: String(rulesVersion),
      label: `第 ${rulesVersion} 版${inForce ? '（现行）' : status === 'draft' ? '（草稿）' : ''}`,
    })),
  );
  protected readonly chosen = computed(() => String(this.shown()?.rulesVersion ?? ''));
  protected readonly sentence = computed(() => {
    const detail = this.detail.value();
    if (!detail) return '';
    const by = detail.approvedByName
      ? `${detail.approvedByName}批准`
      : detail.status === 'approved'
        ? '随产品提供'
        : '未批准';
    return `${detail.name} · 第 ${detail.rulesVersion} 版 · ${detail.rules.length} 条 · ${by}`;
  });
  protected readonly lightNames = LIGHT_WORDS;
  protected readonly lights = ['red', 'yellow', 'green'] as const;
  protected readonly instant = instantWords;

  protected subject(detail: RuleSetDetail, rule: SupervisionRule): FactSubject | undefined {
    return detail.subjects.find(({ key }) => key === rule.subject);
  }

  protected conditions(detail: RuleSetDetail, rule: SupervisionRule): ReturnType<typeof ruleWords> {
    return ruleWords(this.subject(detail, rule), rule);
  }

  protected filterWords(detail: RuleSetDetail, rule: SupervisionRule): string {
    return rule.filters.map((filter) => conditionWords(this.subject(detail, rule), filter)).join('，');
  }

  protected async approve({ rulesVersion, version }: RuleSetDetail): Promise<void> {
    await this.approving.run(() => this.client.approveRules(rulesVersion, version));
    this.versions.reload();
    this.detail.reload();
  }
}
