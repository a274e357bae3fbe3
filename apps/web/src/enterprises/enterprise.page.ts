import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { EnterpriseDetail, LeadPage } from '@yipanqi/contract';
import { ENTERPRISE_NAME_MAX } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  type ConflictRow,
  Dialog,
  Doing,
  Empty,
  errorAnswer,
  Field,
  instantWords,
  isComplete,
  Money,
  Page,
  Pending,
  resourceWithLast,
  showServerErrors,
  State,
  VersionConflict,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { EnterprisesClient } from './enterprises.client';
import { usccValidator } from './uscc.validator';

/** One enterprise: its names, its code, the lists it stands on, and the projects of it that the reader may see. */
@Component({
  selector: 'yp-enterprise-page',
  imports: [
    Dialog,
    Empty,
    Field,
    Money,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    ReactiveFormsModule,
    RouterLink,
    State,
    VersionConflict,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './enterprise.page.html',
  styles: `
    .acts {
      margin-top: 12px;
    }
  `,
})
export class EnterprisePage {
  private readonly client = inject(EnterprisesClient);
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();
  protected readonly enterprise = resourceWithLast<EnterpriseDetail>(() => `/api/enterprises/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly leads = resourceWithLast<LeadPage>(
    () => (this.session.can('lead.read') ? { url: '/api/leads', params: { enterprise: this.id() } } : undefined),
    { about: () => this.id() },
  );
  protected readonly canEdit = computed(() => this.session.can('enterprise.edit'));
  protected readonly canRegister = computed(() => this.session.can('lead.create'));
  protected readonly sentence = computed(() => {
    const found = this.enterprise.value();
    return found
      ? `${found.uscc ?? '未登记统一社会信用代码'} · ${instantWords(found.createdAt).slice(0, 10)} 由${found.createdByName}登记`
      : '';
  });

  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly form = this.builder.group({
    name: ['', [Validators.required, Validators.maxLength(ENTERPRISE_NAME_MAX)]],
    uscc: ['', usccValidator],
  });
  protected readonly alias = this.builder.control('', [Validators.required, Validators.maxLength(ENTERPRISE_NAME_MAX)]);
  protected readonly editing = signal(false);
  protected readonly aliasing = signal(false);
  protected readonly saving = new Doing();
  protected readonly problems = signal<string[]>([]);
  protected readonly conflict = signal<EnterpriseDetail | null>(null);
  private version = 0;
  protected readonly conflictRows = computed<ConflictRow[]>(() => {
    const theirs = this.conflict();
    const mine = this.form.getRawValue();
    if (!theirs) return [];
    return [
      { label: '企业名称', theirs: theirs.name, mine: mine.name },
      { label: '统一社会信用代码', theirs: theirs.uscc ?? '', mine: mine.uscc },
    ];
  });

  protected edit(enterprise: EnterpriseDetail): void {
    this.take(enterprise);
    this.editing.set(true);
  }

  protected take(enterprise: EnterpriseDetail): void {
    this.version = enterprise.version;
    this.form.reset({ name: enterprise.name, uscc: enterprise.uscc ?? '' });
    this.problems.set([]);
    this.conflict.set(null);
  }

  protected keepMine(): void {
    this.version = this.conflict()?.version ?? this.version;
    this.conflict.set(null);
    void this.save();
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { name, uscc } = this.form.getRawValue();
    if (
      await this.saving.run(() =>
        this.client.edit(this.id(), { version: this.version, name, uscc: uscc.trim() || null }),
      )
    ) {
      this.editing.set(false);
      return this.enterprise.reload();
    }
    if (errorAnswer(this.saving.failure())?.code === 'VERSION_STALE')
      return this.conflict.set(await this.client.read(this.id()));
    this.problems.set(showServerErrors(this.form, this.saving.failure()));
  }

  protected async saveAlias(): Promise<void> {
    this.alias.markAsTouched();
    if (this.alias.invalid) return;
    if (!(await this.saving.run(() => this.client.addAlias(this.id(), this.alias.value)))) return;
    this.aliasing.set(false);
    this.alias.reset();
    this.enterprise.reload();
  }
}
