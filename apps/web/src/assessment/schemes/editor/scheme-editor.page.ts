import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SchemeVersionDetail, SchemeVersionRow } from '@yipanqi/contract';
import { REASON_MAX, type Scheme, schemeDifferences, UNRANKED_COHORT } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  type ConflictRow,
  Doing,
  errorAnswer,
  Page,
  Pending,
  resourceWithLast,
  VersionConflict,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { SchemePreviewPanel } from '../scheme-preview-panel';
import { NEW_SCHEME, newList } from '../scheme-defaults';
import { SchemesClient } from '../schemes.client';
import { ListFields } from './list-fields';
import { PathField } from './path-field';
import { SchemeForm } from './scheme-form';

/** Writes a draft: of a new scheme, of the next version of one, or further at a draft that is there. */
@Component({
  selector: 'yp-scheme-editor-page',
  imports: [ListFields, NzButtonModule, Page, PathField, Pending, RouterLink, SchemePreviewPanel, VersionConflict],
  providers: [SchemeForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scheme-editor.page.html',
  styleUrls: ['./fields.css', './scheme-editor.page.css'],
  host: { '(window:beforeunload)': 'leaving($event)' },
})
export class SchemeEditorPage {
  private readonly client = inject(SchemesClient);
  private readonly router = inject(Router);
  private readonly reference = inject(ReferenceStore);
  protected readonly form = inject(SchemeForm);

  /** '' for a new scheme. */
  readonly key = input('', { transform: textOrEmpty });
  /** A scheme whose newest version a new one starts from: `?copy=`. */
  readonly copy = input('', { transform: textOrEmpty });

  private readonly source = computed(() => this.key() || this.copy());
  protected readonly versions = resourceWithLast<SchemeVersionRow[]>(() =>
    this.source() === '' ? undefined : `/api/assessment-schemes/${this.source()}`,
  );
  protected readonly newest = resourceWithLast<SchemeVersionDetail>(() => {
    const [row] = this.versions.value() ?? [];
    return row && `/api/assessment-schemes/${row.key}/versions/${row.number}`;
  });

  protected readonly reasonMax = REASON_MAX;
  protected readonly reason = signal('');
  protected readonly reasonMissing = signal(false);
  protected readonly saving = new Doing();
  protected readonly theirs = signal<SchemeVersionDetail | null>(null);
  /** The draft's row version that was read; null while there is no draft yet. */
  private readonly draft = signal<{ number: number; version: number } | null>(null);

  protected readonly heading = computed(() => (this.key() === '' ? '新建考核方案' : '编制考核方案'));
  protected readonly subtitle = computed(() => {
    const scheme = this.form.scheme();
    const draft = this.draft();
    const [row] = this.versions.value() ?? [];
    if (this.key() === '') return this.copy() === '' ? '空白方案' : `从“${row?.name ?? ''}”复制`;
    return `${scheme?.name ?? ''} · ${draft ? `第 ${draft.number} 版草稿` : `在第 ${row?.number ?? ''} 版基础上修订`}`;
  });
  protected readonly isNew = computed(() => this.key() === '');
  protected readonly conflictRows = computed<readonly ConflictRow[]>(() => {
    const [theirs, mine] = [this.theirs(), this.form.scheme()];
    if (!theirs || !mine) return [];
    return schemeDifferences(theirs.content, mine).map(({ place, before, after }) => {
      return { label: place, theirs: before ?? '', mine: after ?? '' };
    });
  });

  constructor() {
    effect(() => {
      const newest = this.newest.value();
      const source = this.source();
      // What has been typed is not overwritten by a later answer.
      untracked(() => {
        if (this.form.scheme() !== null) return;
        if (source === '') this.form.fill(NEW_SCHEME);
        else if (newest) this.start(newest);
      });
    });
  }

  private start({ content, status, number, version, reason }: SchemeVersionDetail): void {
    if (this.isNew()) return this.form.fill({ ...content, key: '', name: '', sample: false });
    this.form.fill(content);
    if (status === 'draft') this.adopt({ number, version, reason });
  }

  protected addList(): void {
    const scheme = this.form.scheme();
    const cohorts = [...new Set(this.reference.units().map(({ cohort }) => cohort))].filter(
      (cohort) => cohort !== UNRANKED_COHORT,
    );
    if (scheme) this.form.add('lists', newList(scheme, cohorts));
  }

  protected async save(): Promise<void> {
    const scheme = this.form.scheme();
    const reason = this.reason().trim();
    this.reasonMissing.set(reason === '');
    if (!scheme || reason === '') return;
    const done = await this.saving.run(async () => this.saved(await this.send(scheme, reason)));
    if (!done) await this.showTheirs(scheme);
  }

  private send(content: Scheme, reason: string): Promise<SchemeVersionDetail> {
    const draft = this.draft();
    return draft
      ? this.client.change(content.key, { content, reason, version: draft.version })
      : this.client.begin({ content, reason });
  }

  private saved(detail: SchemeVersionDetail): void {
    this.form.fill(detail.content);
    void this.router.navigate(['/assessment-schemes', detail.key], { queryParams: { version: detail.number } });
  }

  private async showTheirs(scheme: Scheme): Promise<void> {
    const draft = this.draft();
    if (!draft || errorAnswer(this.saving.failure())?.code !== 'VERSION_STALE') return;
    this.theirs.set(await this.client.version(scheme.key, draft.number));
  }

  protected keepMine(): void {
    const theirs = this.theirs();
    if (theirs) this.adopt({ ...theirs, reason: this.reason() });
    void this.save();
  }

  protected takeTheirs(): void {
    const theirs = this.theirs();
    if (!theirs) return;
    this.form.fill(theirs.content);
    this.adopt(theirs);
  }

  private adopt({ number, version, reason }: { number: number; version: number; reason: string }): void {
    this.draft.set({ number, version });
    this.reason.set(reason);
    this.theirs.set(null);
    this.saving.failure.set(null);
  }

  /** To the field that a fault is about, unfolding what hides it. */
  protected show(path: string): void {
    let place = path;
    while (place !== '' && !document.getElementById(place)) place = place.split('.').slice(0, -1).join('.');
    const field = document.getElementById(place);
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }

  protected leaving(event: BeforeUnloadEvent): void {
    if (this.form.changed()) event.preventDefault();
  }
}

/** The router hands over undefined where the address has none. */
function textOrEmpty(value: string | undefined): string {
  return value ?? '';
}
