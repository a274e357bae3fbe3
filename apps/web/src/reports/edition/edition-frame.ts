import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail, EditionDifference, EditionKind, EditionStep } from '@yipanqi/contract';
import { instantWords, State } from '@yipanqi/web/ui';
import { EDITION_WORDS } from '../reports.labels';
import { AsNowKnownTable } from './as-now-known';
import { ComputeDialog } from './compute-dialog';
import { EditionActions } from './edition-actions';

/** A difference as it is read: what differs, and both values in words. */
export interface DifferenceWords {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** What the version of the scheme is of. */
const SCHEMES: Readonly<Record<EditionKind, string>> = {
  monthly: '指数方案',
  monthlyInterim: '指数方案',
  quarterly: '督查规则',
  yearly: '考核方案',
};

const LISTS: Readonly<Record<EditionKind, readonly [path: string, words: string]>> = {
  monthly: ['/bulletins', '全部通报'],
  monthlyInterim: ['/bulletins', '全部通报'],
  quarterly: ['/supervision/reports', '全部督查报告'],
  yearly: ['/assessment', '年度考核'],
};

/**
 * What stands around every edition of every report: its state and who did what when, its digest, what can be done with it, and what
 * changed against the one before. The document itself is projected.
 * `<yp-edition-frame [edition]="shown" [describe]="words" (changed)="edition.reload()">…</yp-edition-frame>`
 */
@Component({
  selector: 'yp-edition-frame',
  imports: [AsNowKnownTable, ComputeDialog, EditionActions, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edition-frame.html',
  styles: `
    .head {
      display: grid;
      gap: 16px;
      max-width: 1080px;
      margin: 0 auto 16px;
    }
    .back {
      margin: 0;
    }
    .digest {
      font-family: ui-monospace, monospace;
      font-size: 12px;
    }
    .views {
      display: flex;
      gap: 16px;
      border-bottom: 1px solid var(--yp-line);
    }
    .views button {
      padding: 6px 0;
      border: 0;
      border-bottom: 2px solid transparent;
      background: none;
      color: var(--yp-text-2);
      cursor: pointer;
    }
    .views button[aria-selected='true'] {
      border-bottom-color: var(--yp-accent);
      color: var(--yp-text);
      font-weight: 600;
    }
    summary {
      cursor: pointer;
      font-weight: 600;
    }
    details .yp-table-box {
      max-height: 320px;
      margin-top: 8px;
    }
  `,
})
export class EditionFrame {
  readonly edition = input.required<EditionDetail<object>>();
  /** Says a difference in the words of its report. */
  readonly describe = input<(difference: EditionDifference) => DifferenceWords>(plainWords);
  /** Something was decided or computed: read the edition again. */
  readonly changed = output();

  protected readonly composing = signal(false);
  protected readonly view = signal<'published' | 'known'>('published');
  protected readonly word = computed(() => EDITION_WORDS[this.edition().kind]);
  protected readonly scheme = computed(() => SCHEMES[this.edition().kind]);
  protected readonly list = computed(() => LISTS[this.edition().kind]);
  protected readonly differences = computed(() =>
    this.edition().differences.map((each) => ({ path: each.path, ...this.describe()(each) })),
  );
  /** The dialog's 快报 is a kind of the month's. */
  protected readonly composed = computed(() => {
    const { kind } = this.edition();
    return kind === 'monthlyInterim' ? 'monthly' : kind;
  });

  protected step(step: EditionStep): string {
    return `${step.name}${step.own ? '（本人）' : ''}，${instantWords(step.at)}`;
  }
}

function plainWords({ path, before, after }: EditionDifference): DifferenceWords {
  return { words: path, before: String(before ?? '—'), after: String(after ?? '—') };
}
