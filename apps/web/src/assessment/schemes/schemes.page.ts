import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SchemeSummary } from '@yipanqi/contract';
import { Session } from '@yipanqi/web/identity';
import { Empty, Page, Pending, resourceWithLast, State, TableKeys } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** Every scheme: which version holds, whether another is being drafted, which years use it. */
@Component({
  selector: 'yp-schemes-page',
  imports: [Empty, NzButtonModule, Page, Pending, RouterLink, State, TableKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="考核方案" [subtitle]="sentence()">
      <ng-container actions>
        @if (mayDraft) {
          <a nz-button nzType="primary" routerLink="/assessment-schemes/new">新建方案</a>
        }
      </ng-container>
      <yp-pending [of]="schemes" />
      @if (schemes.value(); as list) {
        @if (list.length === 0) {
          <yp-empty sentence="还没有考核方案。" />
        } @else {
          <div class="yp-table-box">
            <table class="yp-table is-pinned" aria-label="考核方案" ypTableKeys>
              <thead>
                <tr>
                  <th>方案</th>
                  <th>状态</th>
                  <th class="is-number">版本数</th>
                  <th>使用年度</th>
                  @if (mayDraft) {
                    <th>操作</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (scheme of list; track scheme.key) {
                  <tr data-row>
                    <th>
                      <a [routerLink]="['/assessment-schemes', scheme.key]">{{ scheme.name }}</a>
                      @if (scheme.sample && !scheme.name.includes('示例')) {
                        <span class="yp-muted">（示例）</span>
                      }
                    </th>
                    <td>
                      @if (scheme.approved) {
                        <yp-state of="approved" [words]="'第 ' + scheme.approved + ' 版已批准'" />
                      }
                      @if (scheme.draft) {
                        <yp-state of="draft" [words]="'第 ' + scheme.draft + ' 版草稿'" />
                      }
                    </td>
                    <td class="is-number">{{ scheme.versions }}</td>
                    <td>{{ scheme.years.length > 0 ? scheme.years.join('、') : '未使用' }}</td>
                    @if (mayDraft) {
                      <td>
                        <a [routerLink]="['/assessment-schemes', scheme.key, 'edit']">{{
                          scheme.draft ? '修改草稿' : '修订'
                        }}</a>
                        <span aria-hidden="true"> · </span>
                        <a routerLink="/assessment-schemes/new" [queryParams]="{ copy: scheme.key }">复制为新方案</a>
                      </td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    </yp-page>
  `,
})
export class SchemesPage {
  protected readonly mayDraft = inject(Session).can('scheme.draft');
  protected readonly schemes = resourceWithLast<SchemeSummary[]>(() => '/api/assessment-schemes');
  protected readonly sentence = computed(() => {
    const list = this.schemes.value();
    if (!list) return '';
    const drafts = list.filter(({ draft }) => draft !== null).length;
    return `${list.length} 个方案${drafts > 0 ? `，其中 ${drafts} 个有待批准的草稿` : ''}；示例方案不是正式考核办法`;
  });
}
