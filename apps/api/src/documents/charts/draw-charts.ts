import { Logger } from '@nestjs/common';
import type { DocumentTemplate } from '@yipanqi/domain';
import type { DocumentBlock, DocumentChart, OfficialDocument } from '../official-document';
import { CHART_FONTS, chartPlan } from './chart-options';
import { chartWords } from './chart-table';
import { type ChineseFont, chineseFont } from './chinese-font';

export interface DrawnChart {
  /** Pixels at 96 to the inch. */
  readonly width: number;
  readonly height: number;
  /** null where no picture can be drawn. */
  readonly png: Buffer | null;
  /** Why there is no picture. */
  readonly why: string;
  readonly words: string;
}

const NO_FONT = '本机没有中文字体，图以表代替（安装 fonts-noto-cjk 后可出图）。';
const NO_DRAWING = '本机不能绘图，图以表代替（缺少 @resvg/resvg-js 的本机部件）。';
/** Dots for a dot of the page: 288 to the inch, sharp on paper. */
const SHARPNESS = 3;

/** The charts of a document as pictures; none where the template leaves them out. */
export async function drawCharts(
  document: OfficialDocument,
  { charts }: DocumentTemplate,
  font: ChineseFont | null = chineseFont(),
): Promise<ReadonlyMap<DocumentChart, DrawnChart>> {
  const drawn = new Map<DocumentChart, DrawnChart>();
  if (!charts) return drawn;
  for (const chart of chartsOf(document)) drawn.set(chart, await draw(chart, font));
  return drawn;
}

export function chartsOf({ blocks, attachments }: OfficialDocument): DocumentChart[] {
  const of = (list: readonly DocumentBlock[]): DocumentChart[] =>
    list.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  return [...of(blocks), ...attachments.flatMap((attachment) => of(attachment.blocks))];
}

async function draw(chart: DocumentChart, font: ChineseFont | null): Promise<DrawnChart> {
  const { width, height } = chartPlan(chart);
  const facts = { width, height, words: chartWords(chart) };
  if (!font) return { ...facts, png: null, why: NO_FONT };
  const resvg = await rasteriser();
  if (!resvg) return { ...facts, png: null, why: NO_DRAWING };
  const picture = await resvg.renderAsync(await chartSvg(chart), {
    fitTo: { mode: 'zoom', value: SHARPNESS },
    background: '#FFFFFF',
    font: {
      loadSystemFonts: false,
      fontFiles: [font.path],
      defaultFontFamily: font.family,
      sansSerifFamily: font.family,
    },
  });
  return { ...facts, png: picture.asPng(), why: '' };
}

/** The same chart gives the same text: the ids that ECharts counts up are counted anew. */
export async function chartSvg(chart: DocumentChart): Promise<string> {
  const { init } = await import('echarts');
  const { width, height, option } = chartPlan(chart);
  const board = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    board.setOption(option);
    return withOwnIds(board.renderToSVGString());
  } finally {
    board.dispose();
  }
}

function withOwnIds(svg: string): string {
  const ids = new Map<string, string>();
  return svg
    .replace(/\bzr\d+-[\w-]+/g, (id) => {
      const own = ids.get(id) ?? `c${ids.size}`;
      ids.set(id, own);
      return own;
    })
    .replace(/font-family="[^"]*"/g, `font-family="${CHART_FONTS}"`);
}

type Rasteriser = typeof import('@resvg/resvg-js');
let loaded: Promise<Rasteriser | null> | undefined;

/** Native code that not every machine has; asked once. */
function rasteriser(): Promise<Rasteriser | null> {
  loaded ??= import('@resvg/resvg-js').catch((error: unknown) => {
    new Logger('Charts').warn(`charts are written as tables: ${String(error)}`);
    return null;
  });
  return loaded;
}
