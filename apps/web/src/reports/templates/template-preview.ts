import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { DocumentKind, DocumentTemplate } from '@yipanqi/domain';
import { sampleNumber, sampleTitle } from './template-sample';

/** Millimetres of the type area over characters of the mark: long marks shrink, as in the file. */
const TYPE_AREA = 156;
const MARK_MAX = 14.8;
const SPARE = 6;

/** The first and the last page of a document in a template, in the measures of GB/T 9704-2012. */
@Component({
  selector: 'yp-template-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="paper" role="img" [attr.aria-label]="words()">
      @if (template().redHead) {
        <p class="mark" [style.font-size]="markSize()">{{ template().mark }}</p>
        <p class="number ruled">{{ number() }}</p>
      } @else {
        <p class="number at-right">{{ number() }}</p>
      }
      <p class="title">{{ title() }}</p>
      @if (template().addressee.trim()) {
        <p class="flush">{{ addressee() }}：</p>
      }
      <p class="level-1">一、总体情况</p>
      <p>这里是正文：三号仿宋，每面二十二行，每行二十八个字，首行空两字。</p>
      <p class="level-2">（一）到位资金</p>
      <p>数字只取自本版报告，这里不显示。</p>
      @if (template().charts) {
        <p class="chart">（图）</p>
      }
      <p class="attached">附件：1.全市主要指标</p>
      <div class="signature" [class.is-sealed]="template().sealPlace">
        @if (template().sealPlace) {
          <p class="seal">（印章）</p>
        }
        <p>{{ template().issuer }}</p>
        <p class="date">数据截至2021年3月31日</p>
      </div>
      <p class="page">— 1 —</p>
    </div>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }
    .paper {
      --mm: calc(100cqw / 210);
      box-sizing: border-box;
      position: relative;
      min-height: calc(297 * var(--mm));
      padding: calc(37 * var(--mm)) calc(26 * var(--mm)) calc(35 * var(--mm)) calc(28 * var(--mm));
      border: 1px solid var(--yp-border);
      background: #fff;
      color: #000;
      font-family: 'Times New Roman', 仿宋_GB2312, FangSong, 'Noto Serif CJK SC', serif;
      font-size: calc(5.57 * var(--mm));
      line-height: calc(10.2 * var(--mm));
    }
    p {
      margin: 0;
      text-indent: 2em;
      text-align: justify;
      overflow-wrap: anywhere;
    }
    .mark {
      padding-top: calc(28 * var(--mm));
      color: #c00000;
      font-family: 方正小标宋简体, 'Noto Serif CJK SC', SimSun, serif;
      line-height: 1.25;
      white-space: nowrap;
    }
    .mark,
    .number,
    .title,
    .chart {
      text-align: center;
      text-indent: 0;
    }
    .ruled {
      margin: calc(12 * var(--mm)) 0 calc(18 * var(--mm));
      padding-bottom: calc(4 * var(--mm));
      border-bottom: calc(0.6 * var(--mm)) solid #c00000;
    }
    .at-right {
      margin-bottom: calc(18 * var(--mm));
      text-align: right;
    }
    .title {
      margin-bottom: calc(10 * var(--mm));
      font-family: 方正小标宋简体, 'Noto Serif CJK SC', SimSun, serif;
      font-size: calc(7.76 * var(--mm));
      line-height: 1.6;
      text-wrap: balance;
    }
    .flush,
    .signature p,
    .page {
      text-indent: 0;
    }
    .level-1 {
      font-family: 黑体, SimHei, 'Noto Sans CJK SC', sans-serif;
    }
    .level-2 {
      font-family: 楷体_GB2312, KaiTi, 'Noto Serif CJK SC', serif;
    }
    .chart {
      margin: calc(2 * var(--mm)) 0;
      border: 1px dashed #9ca3af;
      color: #6b7280;
    }
    .attached {
      margin-top: calc(10 * var(--mm));
    }
    .signature {
      width: fit-content;
      margin: calc(10 * var(--mm)) 2em 0 auto;
    }
    .signature p {
      text-align: center;
    }
    .signature.is-sealed {
      margin-right: 4em;
    }
    .seal {
      color: #6b7280;
    }
    .page {
      position: absolute;
      right: calc(31 * var(--mm));
      bottom: calc(20 * var(--mm));
      font-family: SimSun, 'Noto Serif CJK SC', serif;
      font-size: calc(4.9 * var(--mm));
    }
  `,
})
export class TemplatePreview {
  readonly kind = input.required<DocumentKind>();
  readonly template = input.required<DocumentTemplate>();

  protected readonly title = computed(() => sampleTitle(this.kind()));
  protected readonly number = computed(() => sampleNumber(this.kind(), this.template().numberPattern));
  protected readonly addressee = computed(() =>
    this.template()
      .addressee.trim()
      .replace(/[:：]$/, ''),
  );
  protected readonly markSize = computed(() => {
    const size = Math.min(MARK_MAX, (TYPE_AREA - SPARE) / Math.max(1, [...this.template().mark].length));
    return `calc(${size.toFixed(2)} * var(--mm))`;
  });
  protected readonly words = computed(() => {
    const { mark, issuer, redHead, sealPlace } = this.template();
    return `样张：${redHead ? `红头“${mark}”` : '无红头'}，${this.number()}，${this.title()}，署名${issuer}${sealPlace ? '，留印章位' : ''}`;
  });
}
