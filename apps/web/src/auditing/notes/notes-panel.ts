import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { AuditorNote } from '@yipanqi/contract';
import { NOTE_MAX } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Doing, Field, instantWords, isComplete, Pending, resourceWithLast, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AuditingClient } from '../auditing.client';

/** Notes about a year, or a unit's year, for auditors only. */
@Component({
  selector: 'yp-notes-panel',
  imports: [Field, NzButtonModule, NzInputModule, Pending, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="yp-panel" aria-label="审计笔记">
      <h2>审计笔记</h2>
      <p class="yp-muted">只有审计人员能看到。</p>
      <yp-pending [of]="notes" [rows]="2" />
      @for (note of notes.value() ?? []; track note.id) {
        <article>
          <p class="text">{{ note.text }}</p>
          <p class="yp-actions yp-muted">
            {{ note.writtenBy }}，{{ instant(note.changedAt) }}
            @if (!unit()) {
              · {{ note.unitName }}
            }
            @if (note.own && canWork()) {
              <button nz-button nzType="text" nzSize="small" type="button" (click)="edit(note)">修改</button>
              <button
                nz-button
                nzType="text"
                nzSize="small"
                type="button"
                [nzLoading]="doing.busy()"
                (click)="remove(note)"
              >
                删除
              </button>
            }
          </p>
        </article>
      } @empty {
        @if (notes.value()) {
          <p>还没有笔记。</p>
        }
      }
      @if (canWork()) {
        <form class="yp-form" [formGroup]="form" (ngSubmit)="save()">
          @for (wrong of problems(); track wrong) {
            <p class="yp-form-errors" role="alert">{{ wrong }}</p>
          }
          <yp-field
            for="audit-note"
            required
            [label]="editing() ? '修改笔记' : '新笔记'"
            [control]="form.controls.text"
          >
            <textarea nz-input id="audit-note" rows="3" formControlName="text"></textarea>
          </yp-field>
          <div class="yp-actions">
            <button nz-button type="submit" [nzLoading]="doing.busy()">保存笔记</button>
            @if (editing()) {
              <button nz-button nzType="text" type="button" (click)="stop()">取消修改</button>
            }
          </div>
        </form>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 24px;
    }
    article {
      padding: 8px 0;
      border-bottom: 1px solid var(--yp-line);
    }
    .text {
      margin: 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    form {
      margin-top: 12px;
    }
    p {
      margin: 4px 0;
    }
  `,
})
export class NotesPanel {
  private readonly client = inject(AuditingClient);
  private readonly session = inject(Session);

  readonly year = input.required<string>();
  readonly unit = input.required<string>();

  protected readonly notes = resourceWithLast<AuditorNote[]>(
    () => ({
      url: '/api/auditing/notes',
      params: { year: this.year(), ...(this.unit() && { unit: this.unit() }) },
    }),
    { about: () => `${this.year()} ${this.unit()}` },
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly editing = signal<AuditorNote | null>(null);
  protected readonly doing = new Doing();
  protected readonly problems = signal<string[]>([]);
  protected readonly instant = instantWords;

  protected canWork(): boolean {
    return this.session.can('auditing.work');
  }

  protected edit(note: AuditorNote): void {
    this.editing.set(note);
    this.form.setValue({ text: note.text });
  }

  protected stop(): void {
    this.editing.set(null);
    this.problems.set([]);
    this.form.reset();
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { text } = this.form.getRawValue();
    const note = this.editing();
    const done = await this.doing.run(() =>
      note
        ? this.client.changeNote(note.id, { version: note.version, text })
        : this.client.writeNote({ year: Number(this.year()), text, ...(this.unit() && { unit: this.unit() }) }),
    );
    if (!done) return this.problems.set(showServerErrors(this.form, this.doing.failure()));
    this.stop();
    this.notes.reload();
  }

  protected async remove(note: AuditorNote): Promise<void> {
    if (await this.doing.run(() => this.client.removeNote(note.id, { version: note.version }))) {
      if (this.editing()?.id === note.id) this.stop();
      this.notes.reload();
    } else this.problems.set([this.doing.sentence()]);
  }
}
