import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  type AbstractControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type ValidationErrors,
} from '@angular/forms';
import type { DocumentTemplateView } from '@yipanqi/contract';
import {
  CITY_UNIT,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentTemplate,
  placeholdersOf,
  type TemplateField,
  templateProblems,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  type ConflictRow,
  Doing,
  errorAnswer,
  Field,
  instantWords,
  isComplete,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  showServerErrors,
  VersionConflict,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { TemplatePreview } from './template-preview';
import { sampleNumber } from './template-sample';
import { TemplatesClient } from './templates.client';

const FIELDS: readonly { readonly key: keyof DocumentTemplate; readonly label: string }[] = [
  { key: 'mark', label: '发文机关标志' },
  { key: 'numberPattern', label: '发文字号' },
  { key: 'issuer', label: '发文机关署名' },
  { key: 'addressee', label: '主送机关' },
  { key: 'redHead', label: '红头' },
  { key: 'sealPlace', label: '印章位' },
  { key: 'charts', label: '插图' },
];

/** 文书模板: what the bureau puts around the figures of each report, with the page it makes beside it. */
@Component({
  selector: 'yp-templates-page',
  imports: [
    ChoiceList,
    Field,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    ReactiveFormsModule,
    TemplatePreview,
    VersionConflict,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './templates.page.html',
  styleUrl: './templates.page.css',
})
export class TemplatesPage {
  private readonly client = inject(TemplatesClient);
  private readonly messages = inject(NzMessageService);
  private readonly builder = inject(NonNullableFormBuilder);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ kind: 'monthly' });
  protected readonly kinds = DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_NAMES[value] }));
  protected readonly kind = computed<DocumentKind>(
    () => DOCUMENT_KINDS.find((each) => each === this.filters.value().kind) ?? 'monthly',
  );
  protected readonly versions = resourceWithLast<DocumentTemplateView[]>(
    () => `/api/document-templates/${this.kind()}/versions`,
    { about: () => this.kind() },
  );
  protected readonly current = computed(() => this.versions.value()?.[0]);
  protected readonly mayEdit = computed(() => this.session.canAt('documentTemplate.edit', CITY_UNIT));

  protected readonly form = this.builder.group({
    mark: ['', right('mark', this.kind)],
    numberPattern: ['', right('numberPattern', this.kind)],
    issuer: ['', right('issuer', this.kind)],
    addressee: ['', right('addressee', this.kind)],
    redHead: true,
    sealPlace: false,
    charts: true,
  });
  private readonly written = toSignal(this.form.valueChanges, { initialValue: null });
  /** As it stands in the form: the page beside it follows every key. */
  protected readonly draft = computed<DocumentTemplate>(() => {
    this.written();
    return this.form.getRawValue();
  });
  protected readonly isChanged = computed(() => {
    const current = this.current();
    return current !== undefined && FIELDS.some(({ key }) => trimmed(this.draft()[key]) !== current[key]);
  });
  protected readonly hint = computed(() =>
    placeholdersOf(this.kind())
      .map(({ placeholder, name }) => `${placeholder} ${name}`)
      .join('，'),
  );
  protected readonly numbers = computed(() => {
    const { numberPattern } = this.draft();
    return `首版 ${sampleNumber(this.kind(), numberPattern)}；更正版 ${sampleNumber(this.kind(), numberPattern, 2)}`;
  });
  protected readonly sentence = computed(() => {
    const current = this.current();
    if (!current) return '';
    return `${DOCUMENT_KIND_NAMES[this.kind()]} · 第 ${current.version} 版 · 新发布的报告用最新一版，已发布的保持发布时的样子`;
  });

  protected readonly saving = new Doing();
  protected readonly top = signal<string[]>([]);
  protected readonly theirs = signal<DocumentTemplateView | null>(null);
  protected readonly conflict = computed<ConflictRow[]>(() => {
    const theirs = this.theirs();
    if (!theirs) return [];
    return FIELDS.map(({ key, label }) => ({ label, theirs: inWords(theirs[key]), mine: inWords(this.draft()[key]) }));
  });

  constructor() {
    effect(() => {
      const current = this.current();
      if (current) untracked(() => this.take(current));
    });
  }

  protected take(template: DocumentTemplateView): void {
    this.theirs.set(null);
    this.top.set([]);
    const { mark, numberPattern, issuer, addressee, redHead, sealPlace, charts } = template;
    this.form.reset({ mark, numberPattern, issuer, addressee, redHead, sealPlace, charts });
    if (this.mayEdit()) this.form.enable();
    else this.form.disable();
  }

  protected async save(version = this.current()?.version): Promise<void> {
    if (version === undefined || !isComplete(this.form)) return;
    this.top.set([]);
    const body = { ...this.form.getRawValue(), version };
    if (await this.saving.run(() => this.client.save(this.kind(), body))) {
      this.messages.success('已保存为新版本，以后发布的报告照此印发。');
      this.theirs.set(null);
      this.versions.reload();
    } else if (errorAnswer(this.saving.failure())?.code === 'VERSION_STALE') await this.showTheirs();
    else this.top.set(showServerErrors(this.form, this.saving.failure()));
  }

  /** Somebody else made a version meanwhile: theirs stands beside what was typed. */
  private async showTheirs(): Promise<void> {
    const [latest] = await this.client.versions(this.kind());
    this.theirs.set(latest ?? null);
  }

  protected made({ madeBy, madeAt }: DocumentTemplateView): string {
    return madeBy === null ? '随产品提供' : `${madeBy}，${instantWords(madeAt)}`;
  }

  protected features({ redHead, sealPlace, charts }: DocumentTemplateView): string {
    return [redHead ? '红头' : '无红头', sealPlace ? '留印章位' : '不留印章位', charts ? '插图' : '不插图'].join('、');
  }
}

/** The domain's own words, with the place at which the text is wrong. */
function right(
  field: TemplateField,
  kind: () => DocumentKind,
): (control: AbstractControl<string>) => ValidationErrors | null {
  return ({ value }) => {
    const template = { ...EMPTY, [field]: value };
    const problem = templateProblems(template, kind()).find((each) => each.field === field);
    return problem ? { sentence: `${problem.at > 0 ? `第 ${problem.at} 字：` : ''}${problem.reason}。` } : null;
  };
}

const EMPTY: DocumentTemplate = {
  mark: '',
  numberPattern: '',
  issuer: '',
  addressee: '',
  redHead: true,
  sealPlace: false,
  charts: true,
};

function trimmed(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim() : value;
}

function inWords(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? '是' : '否';
}
