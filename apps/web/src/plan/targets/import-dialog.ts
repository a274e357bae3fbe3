import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { TargetImportAnswer } from '@yipanqi/contract';
import { Dialog, Doing, Downloads } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { TargetsClient } from '../targets.client';

/** Targets from a workbook: the template with what stands, filled in, back. With any faulty cell nothing is drafted. */
@Component({
  selector: 'yp-import-dialog',
  imports: [Dialog, NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="从 Excel 导入年度目标" [width]="720" (closed)="closed.emit()">
      <ol>
        <li>
          <button class="yp-open" type="button" [disabled]="loading.busy()" (click)="template()">
            下载 {{ year() }} 年模板
          </button>
          （已填好现有目标，金额以亿元计）
        </li>
        <li>填好后选择文件，导入的都是草稿，经另一位领导批准后生效。</li>
      </ol>
      <p>
        <label for="targets-file">年度目标工作簿（.xlsx）</label>
        <input #file id="targets-file" type="file" accept=".xlsx" (change)="choose(file.files)" />
      </p>
      @for (sentence of [loading.sentence(), sending.sentence()]; track $index) {
        @if (sentence) {
          <p class="yp-form-errors" role="alert">{{ sentence }}</p>
        }
      }
      @if (answer(); as result) {
        @if (result.applied) {
          <p class="good" role="status">
            ✓ 已导入 {{ result.rows }} 行：{{ result.drafted }} 项成为草稿，{{ result.unchanged }} 项与现有相同。
          </p>
        } @else {
          <p class="yp-form-errors" role="alert">
            共 {{ result.faults.length }} 处需要修改，修改前没有导入任何一行。改好后请重新选择文件。
          </p>
          <div class="yp-table-box">
            <table class="yp-table" aria-label="需要修改的单元格">
              <thead>
                <tr>
                  <th>工作表</th>
                  <th class="is-number">行</th>
                  <th>栏目</th>
                  <th>内容</th>
                  <th>说明</th>
                </tr>
              </thead>
              <tbody>
                @for (fault of result.faults; track $index) {
                  <tr>
                    <td>{{ fault.sheet }}</td>
                    <td class="is-number">{{ fault.row }}</td>
                    <td>{{ fault.heading }}</td>
                    <td>{{ fault.value }}</td>
                    <td>{{ fault.message }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">关闭</button>
        <button
          nz-button
          nzType="primary"
          type="button"
          [disabled]="chosen() === null"
          [nzLoading]="sending.busy()"
          (click)="send()"
        >
          导入
        </button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    ol {
      padding-left: 20px;
    }
    label {
      display: block;
      margin-bottom: 4px;
      font-weight: 500;
    }
    .good {
      color: var(--yp-green);
    }
    .yp-table-box {
      max-height: 320px;
    }
  `,
})
export class ImportDialog {
  private readonly client = inject(TargetsClient);
  private readonly downloads = inject(Downloads);

  readonly year = input.required<string>();
  readonly closed = output();
  readonly imported = output();

  protected readonly loading = new Doing();
  protected readonly sending = new Doing();
  protected readonly chosen = signal<File | null>(null);
  protected readonly answer = signal<TargetImportAnswer | null>(null);

  protected template(): void {
    const url = `/api/targets/template.xlsx?year=${this.year()}`;
    void this.loading.run(() => this.downloads.fetch(url, `${this.year()}年年度目标.xlsx`));
  }

  protected choose(files: FileList | null): void {
    this.chosen.set(files?.[0] ?? null);
    this.answer.set(null);
    this.sending.failure.set(null);
  }

  protected async send(): Promise<void> {
    const file = this.chosen();
    if (!file) return;
    await this.sending.run(async () => this.answer.set(await this.client.import(this.year(), file)));
    if (this.answer()?.applied) this.imported.emit();
  }
}
