import { isHiddenDifference } from './quarterly-narrowed';

describe('differences of a quarterly report that a unit sees', () => {
  it.each([
    ['findings.500112.sentence', true],
    ['findings.500112#3.name', true],
    ['findings.500101#2.sentence', false],
    ['orders.500112.item', true],
    ['replies.500112.text', true],
    ['lastQuarter.findings.500112.name', true],
    ['lastQuarter.settled', false],
    ['units.500112.redFindings', false],
    ['city.quarter.contracted', false],
  ] as const)('%s hidden: %s', (path, hidden) => {
    expect(isHiddenDifference(path, ['500101'])).toBe(hidden);
  });
});
