import { proposeDirections, type DirectionWords } from './propose-direction';

const DIRECTIONS: readonly DirectionWords[] = [
  { key: 'storage', name: '储能产业', keywords: ['储能装置', '系统集成'] },
  { key: 'parts', name: '新能源汽车核心配套', keywords: ['动力电池', '电机', 'PC'] },
  { key: 'food', name: '食品饮料', keywords: ['方便面', '中央厨房'] },
];

describe('proposing a direction', () => {
  it('says which words of the names speak for it', () => {
    expect(proposeDirections(['万州动力电池（电机）基地', '演示公司'], DIRECTIONS)).toEqual([
      { key: 'parts', name: '新能源汽车核心配套', matched: ['动力电池', '电机'] },
    ]);
  });

  it('takes the name of a direction without its ornaments', () => {
    expect(proposeDirections(['演示储能电站'], DIRECTIONS)[0]).toMatchObject({ key: 'storage', matched: ['储能'] });
  });

  it('counts a word inside a longer one once', () => {
    expect(proposeDirections(['储能装置'], DIRECTIONS)[0]?.matched).toEqual(['储能装置']);
  });

  it('proposes nothing for two letters, or for names that say nothing', () => {
    expect(proposeDirections(['PC 项目'], DIRECTIONS)).toEqual([]);
    expect(proposeDirections([], DIRECTIONS)).toEqual([]);
  });
});
