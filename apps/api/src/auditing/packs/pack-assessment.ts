import type { EditionRepository } from '@yipanqi/api/reports';
import { narrowedTo, type YearlyContent, type YearlyItem, type YearlyRow } from '@yipanqi/domain';
import { editionsOf } from '../years/unit-year.query';
import { escapeHtml, facts, page, table } from './pack-html';
import { EDITION_STATUS_WORDS } from './pack-words';
import type { PackJob } from './write-pack';

export interface PackAssessment {
  readonly words: string;
  readonly html: string;
  readonly json: string;
}

/** assessment/yearly-2021-1.html and .json: what the unit got in each edition of the year's assessment, step by step. */
export async function writeAssessments(
  { db, archive, year, unit }: PackJob,
  editions: EditionRepository,
): Promise<PackAssessment[]> {
  const written: PackAssessment[] = [];
  for (const edition of (await editionsOf(db, year)).filter(({ kind }) => kind === 'yearly')) {
    const stored = await editions.byId(db, edition.id);
    if (!stored) continue;
    const content = narrowedTo(stored.content as YearlyContent, [unit]);
    const name = `assessment/yearly-${edition.period}-${edition.edition}`;
    const words = `${year} 年度考核第 ${edition.edition} 版（${EDITION_STATUS_WORDS[edition.status]}）`;
    await archive.text(`${name}.html`, page(words, '../', assessmentHtml(content, unit, edition.digest)));
    await archive.text(`${name}.json`, `${JSON.stringify(ownPart(content, unit), null, 2)}\n`);
    written.push({ words, html: `${name}.html`, json: `${name}.json` });
  }
  return written;
}

function ownPart(content: YearlyContent, unit: string): object {
  return {
    ...content,
    lists: content.lists.map((list) => ({ ...list, units: list.units.filter((row) => row.unit === unit) })),
  };
}

function assessmentHtml(content: YearlyContent, unit: string, digest: string): string {
  const { name, version, sample } = content.scheme;
  const head = `<p>方案：${escapeHtml(name)}第 ${version} 版${sample ? '（示例）' : ''}。版次摘要 <code>${digest}</code></p>`;
  const lists = content.lists.flatMap((list) => {
    const row = list.units.find((each) => each.unit === unit);
    return row ? [`<h2>${escapeHtml(list.name)}</h2>${rowHtml(row, list.fullScore)}`] : [];
  });
  return head + (lists.length > 0 ? lists.join('') : '<p>该单位未参加该年度考核。</p>');
}

function rowHtml(row: YearlyRow, fullScore: string): string {
  const summary = facts([
    ['得分', row.score === null ? null : `${row.score}（满分 ${fullScore}）`],
    ['名次', row.rank === null ? null : `${row.rank} / ${row.of}`],
    ['等次', row.grade],
    ['上年得分', row.last?.score ?? null],
    ['比上年', row.scoreChange],
  ]);
  return summary + row.items.map(itemHtml).join('');
}

function itemHtml(item: YearlyItem): string {
  const steps = table(
    ['步骤', '算式', '结果'],
    item.steps.map((step) => [step.label, step.formula, step.result]),
    '没有计算步骤。',
  );
  const figures = table(
    ['数据', '数值', '目标'],
    item.figures.map((figure) => [figure.name, figure.value, figure.target]),
    '没有用到数据。',
  );
  return `<h3>${escapeHtml(item.name)}：${escapeHtml(item.score ?? '—')} 分（权重 ${escapeHtml(item.weight)}，上年 ${escapeHtml(item.last ?? '—')}）</h3>${steps}${figures}`;
}
