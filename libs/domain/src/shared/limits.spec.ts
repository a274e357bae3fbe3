import { LEAD_NAME_MAX, optionalText, requiredText } from './limits';

describe('texts', () => {
  it('lose surrounding spaces', () => {
    expect(requiredText('　智能传动产业园 ', '项目名称', LEAD_NAME_MAX)).toBe('智能传动产业园');
    expect([optionalText('  ', '备注', 5), optionalText(null, '备注', 5), optionalText(' 好 ', '备注', 5)]).toEqual([
      null,
      null,
      '好',
    ]);
  });

  it('are there where they must be, and not too long', () => {
    expect(() => requiredText(' ', '项目名称', 5, 'name')).toThrow(
      expect.objectContaining({ code: 'FIELD_REQUIRED', field: 'name', message: '“项目名称”不能为空，请填写。' }),
    );
    expect(requiredText('名'.repeat(LEAD_NAME_MAX), '项目名称', LEAD_NAME_MAX)).toHaveLength(200);
    expect(() => requiredText('名'.repeat(201), '项目名称', LEAD_NAME_MAX)).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG', details: { field: '项目名称', max: 200, length: 201 } }),
    );
  });
});
