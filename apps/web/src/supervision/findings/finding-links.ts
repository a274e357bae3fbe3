import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FindingLinkView } from '@yipanqi/contract';
import { type FactLink, MEASURE_NAMES } from '@yipanqi/domain';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import { Figure, type OpenedFigure, unitOfMeasure } from '@yipanqi/web/reports';

type Link = FindingLinkView | (FactLink & { readonly path?: null });
type PostingsLink = FactLink & { readonly kind: 'postings' };

/** The records behind a finding: figures open their postings, leads and vouchers their page. */
@Component({
  selector: 'yp-finding-links',
  imports: [Figure, PostingsDrawer, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (link of links().slice(0, shown()); track $index) {
        <li>
          @if (link.kind === 'postings') {
            {{ link.label }}
            <yp-figure [about]="about()" [of]="link.value" [entries]="entries(link)" (opened)="open(link)" />
            {{ unit(link) }}
          } @else if (link.path; as path) {
            <a [routerLink]="path">{{ link.label }}</a>
          } @else {
            <a routerLink="/leads" [queryParams]="{ q: link.lead }">{{ link.label }}</a>
          }
        </li>
      }
    </ul>
    @if (links().length > shown()) {
      <button class="yp-open" type="button" (click)="shown.set(links().length)">
        另有 {{ links().length - shown() }} 项
      </button>
    }
    @if (opened(); as figure) {
      <yp-postings-drawer [heading]="figure.heading" [of]="figure.key" (closed)="opened.set(null)" />
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
    }
  `,
})
export class FindingLinks {
  /** In a stored report links name a lead by its code, without a page. */
  readonly links = input.required<readonly Link[]>();
  /** Whose figures they are. */
  readonly about = input('');

  protected readonly shown = signal(5);
  protected readonly opened = signal<OpenedFigure | null>(null);

  protected entries({ measure, unit, from, to }: PostingsLink): OpenedFigure['key'] {
    return { measure, unit, from, to, quotaLine: null };
  }

  protected open(link: PostingsLink): void {
    const heading = `${this.about()} · ${MEASURE_NAMES[link.measure]} · ${link.from} 至 ${link.to}`;
    this.opened.set({ heading, key: this.entries(link) });
  }

  protected unit({ measure }: PostingsLink): string {
    return unitOfMeasure(measure);
  }
}
