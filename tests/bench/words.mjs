// Words that made-up names are put together from, with their pinyin: names that can be found as real ones are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';

const data = (root, path) => JSON.parse(readFileSync(join(root, 'apps/api/src/database', path), 'utf8'));

const spelled = (word) => {
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  return { word, pinyin: syllables.join(''), initials: syllables.map((each) => each[0]).join('') };
};

/** Areas, brands, industries and products as rows for the generator. */
export function words(root) {
  const names = data(root, 'demo/names.json');
  const units = data(root, 'reference/units.json').filter((unit) => unit.ranked);
  const kinds = {
    area: units.map((unit) => unit.shortName),
    brand: names.brands,
    industry: [...new Set(names.directions.flatMap((direction) => direction.industries))],
    product: [...new Set(names.directions.flatMap((direction) => direction.products))].filter((word) =>
      /^\p{Script=Han}+$/u.test(word),
    ),
    company: ['有限公司'],
    project: ['生产基地项目', '智能制造项目', '西部总部项目', '研发及产业化项目', '运营中心项目'],
  };
  return Object.entries(kinds).flatMap(([kind, list]) => list.map((word, at) => ({ kind, at, ...spelled(word) })));
}
