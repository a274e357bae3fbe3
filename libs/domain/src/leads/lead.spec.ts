import { parseDay } from '../shared/calendar';
import { AMOUNT_MAX_FEN } from '../shared/money';
import {
  type LeadDraft,
  type LockedFields,
  assertLeadDraft,
  assertLeadUnlocked,
  assertName,
  leadFaults,
  resolveFlags,
} from './lead';

const asOf = parseDay('2026-11-20');
const aDraft = (more: Partial<LeadDraft> = {}): LeadDraft => ({
  leadNo: 'BS-2020-001',
  name: '智能传动产业园项目',
  responsibleUnit: '500120',
  registeredOn: parseDay('2020-03-10'),
  intendedFen: 50_0000_0000_00n,
  ...more,
});

describe('a lead as registered', () => {
  it('is taken on its last possible day and without what is optional', () => {
    expect(() => assertLeadDraft(aDraft({ registeredOn: asOf, intendedFen: null, note: null }), asOf)).not.toThrow();
  });

  it.each<[Partial<LeadDraft>, string, string]>([
    [{ leadNo: ' ' }, 'FIELD_REQUIRED', 'leadNo'],
    [{ name: '' }, 'FIELD_REQUIRED', 'name'],
    [{ name: '名'.repeat(201) }, 'TEXT_TOO_LONG', 'name'],
    [{ name: '—（）' }, 'NAME_WITHOUT_LETTERS', 'name'],
    [{ responsibleUnit: '' }, 'FIELD_REQUIRED', 'responsibleUnit'],
    [{ registeredOn: parseDay('2026-11-21') }, 'DATE_IN_FUTURE', 'registeredOn'],
    [{ intendedFen: -1n }, 'AMOUNT_NEGATIVE', 'intended'],
    [{ intendedFen: AMOUNT_MAX_FEN + 1n }, 'AMOUNT_TOO_LARGE', 'intended'],
    [{ note: '注'.repeat(2_001) }, 'TEXT_TOO_LONG', 'note'],
    [{ contactPhone: '1'.repeat(51) }, 'TEXT_TOO_LONG', 'contactPhone'],
  ])('with %j is refused: %s at %s', (more, code, field) => {
    expect(() => assertLeadDraft(aDraft(more), asOf)).toThrow(expect.objectContaining({ code, field }));
  });

  it('has all its faults listed at once', () => {
    const faults = leadFaults(aDraft({ name: '', intendedFen: -1n, registeredOn: parseDay('2030-01-01') }), asOf);
    expect(faults.map((fault) => fault.field)).toEqual(['name', 'registeredOn', 'intended']);
  });

  it('has a name without surrounding spaces', () => expect(assertName(' 浪潮 ', '企业名称', 10)).toBe('浪潮'));
});

describe('flags', () => {
  const defaults = { industrial: true, strategicEmerging: false, digital: true };

  it('come from the direction unless said otherwise', () => {
    expect(resolveFlags({ industrial: null, strategicEmerging: true, digital: false }, defaults)).toEqual({
      industrial: true,
      strategicEmerging: true,
      digital: false,
    });
    expect(resolveFlags({ industrial: null, strategicEmerging: null, digital: true }, null)).toEqual({
      industrial: false,
      strategicEmerging: false,
      digital: true,
    });
  });
});

describe('what official figures hang on', () => {
  const before: LockedFields = {
    enterpriseId: 'e1',
    responsibleUnit: '500120',
    direction: null,
    industrial: true,
    strategicEmerging: false,
    digital: false,
  };

  it.each<[Partial<LockedFields>, string]>([
    [{ enterpriseId: 'e2' }, 'enterpriseId'],
    [{ responsibleUnit: '500101' }, 'responsibleUnit'],
    [{ direction: 'ngit-1' }, 'direction'],
    [{ digital: true }, 'digital'],
  ])('is locked by the first verified record: %j', (change, field) => {
    const after = { ...before, ...change };
    expect(() => assertLeadUnlocked(before, after, false)).not.toThrow();
    expect(() => assertLeadUnlocked(before, { ...before }, true)).not.toThrow();
    expect(() => assertLeadUnlocked(before, after, true)).toThrow(
      expect.objectContaining({ code: 'LEAD_LOCKED', field }),
    );
  });
});
