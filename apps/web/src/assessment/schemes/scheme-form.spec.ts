import { TestBed } from '@angular/core/testing';
import { checkScheme, METHOD_KEYS, MUNICIPAL_SAMPLE, type SchemeItem, shapeFaults } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { valueAt, withValueAt } from './at-path';
import { SchemeForm } from './editor/scheme-form';
import { NEW_SCHEME, newItem, newList, withMethod } from './scheme-defaults';

const COHORTS = ['中心城区', '主城新区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群', '开发区'];
const UNITS = COHORTS.map((cohort, index) => ({ id: `5001${index}`, name: cohort, cohort }));

function form(): SchemeForm {
  TestBed.configureTestingModule({
    providers: [SchemeForm, { provide: ReferenceStore, useValue: { units: () => UNITS } }],
  });
  const made = TestBed.inject(SchemeForm);
  made.fill(MUNICIPAL_SAMPLE);
  return made;
}

describe('a scheme that is being edited', () => {
  it('says what is wrong at the field that is wrong', () => {
    const editing = form();
    expect(editing.faults()).toEqual([]);
    editing.set('lists.0.items.0.cap', '-1');
    expect(editing.faultAt('lists.0.items.0.cap')).toBe('封顶不能为负数，应大于 0。');
    expect(editing.isFaulty('lists.0.items.0')).toBe(true);
    expect(editing.isFaulty('lists.0.items.1')).toBe(false);
    editing.set('lists.0.items.0.cap', '1.2');
    editing.set('lists.0.items.0.weight', '30');
    expect(editing.faultAt('lists.0.fullScore')).toBe('权重合计 105 分，与满分 100 分不一致。');
    expect(editing.changed()).toBe(true);
    expect(MUNICIPAL_SAMPLE.lists[0]?.items[0]?.weight).toBe('25');
  });

  it('adds, moves and removes entries, and keeps them inside their list', () => {
    const editing = form();
    const names = () => editing.list('lists.0.items').map((item) => (item as SchemeItem).key);
    const [first, second, ...rest] = names();
    editing.move('lists.0.items.0', 1);
    expect(names()).toEqual([second, first, ...rest]);
    editing.move('lists.0.items.0', -1);
    expect(names()).toEqual([second, first, ...rest]);
    editing.remove('lists.0.items.0');
    expect(names()).toEqual([first, ...rest]);
    editing.add('lists.0.grades', { name: '差', from: null });
    expect(editing.list('lists.0.grades')).toHaveLength(5);
  });
});

describe('what the editor starts with', () => {
  it('has the shape of a scheme for every method, also when the method changes', () => {
    const list = { ...newList(NEW_SCHEME, COHORTS), name: '综合' };
    for (const before of METHOD_KEYS) {
      for (const after of METHOD_KEYS) {
        const item = { ...withMethod(withMethod(newItem(list), before), after), name: '项' };
        const scheme = { ...NEW_SCHEME, key: 'x', name: '新', lists: [{ ...list, items: [item] }] };
        expect(shapeFaults(scheme)).toEqual([]);
      }
    }
  });

  it('is sound but for what has to be filled in', () => {
    const list = newList(NEW_SCHEME, COHORTS);
    const scheme = { ...NEW_SCHEME, key: 'x', name: '新', lists: [{ ...list, name: '综合', fullScore: '10' }] };
    const filled = withValueAt(scheme, 'lists.0.items', [{ ...newItem(list), name: '合同引资' }]);
    expect(checkScheme(filled, { units: UNITS })).toEqual([]);
    const again = newList(filled, COHORTS);
    expect(again).toMatchObject({ kind: 'single', key: 'list2' });
  });
});

describe('a place in plain data', () => {
  it('is read, and written without touching what is beside it', () => {
    const data = { a: [{ b: '1' }, { b: '2' }], c: { d: '3' } };
    const changed = withValueAt(data, 'a.1.b', '9');
    expect(changed).toEqual({ a: [{ b: '1' }, { b: '9' }], c: { d: '3' } });
    expect(changed.c).toBe(data.c);
    expect(changed.a[0]).toBe(data.a[0]);
    expect(valueAt(changed, 'a.1.b')).toBe('9');
    expect(valueAt(changed, 'a.7.b')).toBeUndefined();
  });
});
