import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { IndexSchemeDraftBody, IndexSchemeView } from '@yipanqi/contract';
import {
  addMonths,
  INDEX_SCOPE_NAMES,
  INDEX_SCOPES,
  indexSchemeProblems,
  type IndexSchemeBody,
  INDEX_SCHEME_NAME_MAX,
  NORMALISATION_NAMES,
  NORMALISATIONS,
  parseMonth,
  pointFields,
  REASON_MAX,
  SAMPLE_INDEX_SCHEME,
  sentenceFor,
  SUB_INDEX_NAMES,
  SUB_INDICES,
  weightSum,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { type Choice, ChoiceList, monthWords } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { changedAt, textAt } from './scheme-change';

const MONTHS_AHEAD = 12;

/** A version being written: every weight and point with what is wrong under it, and the sum of the weights. */
@Component({
  selector: 'yp-index-scheme-form',
  imports: [ChoiceList, FormsModule, NzButtonModule, NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './index-scheme-form.html',
  styleUrl: './index-scheme-form.css',
})
export class IndexSchemeForm {
  private readonly reference = inject(ReferenceStore);

  /** The version that this one starts from. */
  readonly from = input.required<IndexSchemeView | null>();
  /** The draft that is changed; null for a new version. */
  readonly change = input.required<IndexSchemeView | null>();
  readonly busy = input(false);
  readonly refusal = input('');
  readonly save = output<IndexSchemeDraftBody>();
  readonly closed = output();

  protected readonly body = linkedSignal<IndexSchemeBody>(() => this.from()?.body ?? SAMPLE_INDEX_SCHEME.body);
  protected readonly name = linkedSignal(() => this.change()?.name ?? '');
  protected readonly reason = linkedSignal(() => this.change()?.reason ?? '');
  protected readonly validFrom = linkedSignal(() => this.change()?.validFrom ?? this.firstMonth());
  protected readonly tried = signal(false);

  private readonly firstMonth = computed(() => this.reference.firstOpenMonth() ?? this.reference.today().slice(0, 7));
  protected readonly months = computed<readonly Choice[]>(() => {
    const first = parseMonth(this.firstMonth());
    const months: string[] = Array.from({ length: MONTHS_AHEAD }, (_, step) => addMonths(first, step));
    const all = months.includes(this.validFrom()) ? months : [this.validFrom(), ...months];
    return all.map((month) => ({ value: month, label: monthWords(month) }));
  });
  protected readonly sum = computed(() => weightSum(this.body().weights));
  /** Sentences by the place that they are about. */
  private readonly problems = computed(
    () => new Map(indexSchemeProblems(this.body()).map((each) => [each.field, sentenceFor(each.code, each.details)])),
  );
  /** Said again beside the button: where it was typed may be out of sight. */
  protected readonly firstProblem = computed(() => [...this.missing(), ...this.problems().values()][0] ?? '');
  protected readonly missing = computed(() =>
    [this.name().trim() === '' && '请填写方案名称。', this.reason().trim() === '' && '请填写编制理由。'].filter(
      (words) => words !== false,
    ),
  );

  protected readonly subs = SUB_INDICES;
  protected readonly names = SUB_INDEX_NAMES;
  protected readonly nameMax = INDEX_SCHEME_NAME_MAX;
  protected readonly reasonMax = REASON_MAX;
  protected readonly methods: readonly Choice[] = NORMALISATIONS.map((method) => ({
    value: method,
    label: NORMALISATION_NAMES[method],
  }));
  protected readonly scopes: readonly Choice[] = INDEX_SCOPES.map((scope) => ({
    value: scope,
    label: INDEX_SCOPE_NAMES[scope],
  }));

  protected fieldsOf(sub: (typeof SUB_INDICES)[number]): { key: string; label: string; value: string }[] {
    return pointFields(this.body(), sub);
  }

  protected text(path: string): string {
    return textAt(this.body(), path);
  }

  protected problem(path: string): string {
    return this.problems().get(path) ?? '';
  }

  protected put(path: string, text: string): void {
    this.body.update((body) => changedAt(body, path, text.trim()));
  }

  /** The floor belongs to 功效系数 only. */
  protected choose(method: string): void {
    this.put('normalisation.method', method);
    this.put('normalisation.floor', method === 'minMax' ? '60' : '0');
  }

  protected submit(): void {
    this.tried.set(true);
    if (this.problems().size > 0 || this.missing().length > 0) return;
    const [name, reason] = [this.name().trim(), this.reason().trim()];
    this.save.emit({ name, reason, validFrom: this.validFrom(), body: this.body() });
  }
}
