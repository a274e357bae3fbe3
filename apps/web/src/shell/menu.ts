import type { Action } from '@yipanqi/domain';

export interface MenuEntry {
  readonly label: string;
  readonly path: string;
  /** Shown to whoever may do one of these; an empty list is everybody. */
  readonly needs: readonly Action[];
  readonly group: string;
  /** Further words by which the palette finds it. */
  readonly words?: string;
}

/**
 * THE menu, in this order: 工作台; 项目: leads, enterprises; 台账: queue, import, month-close; 活动: activities, activity-index; 规划: plan-board, targets;
 * 报告: ranking, bulletins; 审计; 系统: tasks. Palette and phone bar read it too. A feature adds its row together with its page.
 */
export const MENU: readonly MenuEntry[] = [
  { label: '工作台', path: '/workbench', needs: [], group: '', words: 'gongzuotai home' },
  { label: '项目', path: '/leads', needs: ['lead.read'], group: '项目', words: 'xiangmu 线索 列表' },
  { label: '企业', path: '/enterprises', needs: ['enterprise.read'], group: '项目', words: 'qiye 别名 信用代码' },
  {
    label: '审核队列',
    path: '/ledger/queue',
    needs: ['record.verify'],
    group: '台账',
    words: 'shenhe duilie 待审核 退回',
  },
  {
    label: '凭证',
    path: '/ledger/records',
    needs: ['record.read'],
    group: '台账',
    words: 'pingzheng 协议 到位资金 节点',
  },
  {
    label: '导入台账',
    path: '/ledger/import',
    needs: ['import.run'],
    group: '台账',
    words: 'daoru taizhang excel xlsx 工作簿 模板',
  },
  { label: '月结', path: '/ledger/month-close', needs: ['monthClose.read'], group: '台账', words: 'yuejie 日历' },
  {
    label: '招商活动',
    path: '/activities',
    needs: ['activity.read'],
    group: '活动',
    words: 'zhaoshang huodong 外出招商 来访接待 推介会 宣传',
  },
  {
    label: '活跃指数',
    path: '/activity-index',
    needs: ['activity.read'],
    group: '活动',
    words: 'huoyue zhishu 指数方案 雷达图',
  },
  { label: '规划看板', path: '/plan-board', needs: ['plan.read'], group: '规划', words: 'guihua kanban 额度 头部企业' },
  { label: '年度目标', path: '/targets', needs: ['target.read'], group: '规划', words: 'niandu mubiao 分月' },
  { label: '区县排名', path: '/ranking', needs: ['ranking.read'], group: '报告', words: 'quxian paiming 完成率 时序' },
  { label: '通报', path: '/bulletins', needs: ['report.read'], group: '报告', words: 'tongbao 快报 编制' },
  {
    label: '督查',
    path: '/supervision',
    needs: ['supervision.read'],
    group: '报告',
    words: 'ducha duban 督办单 问题清单 红灯 黄灯 督查报告 规则',
  },
  { label: '考核', path: '/assessment', needs: ['assessment.read'], group: '报告', words: 'kaohe 得分 榜单 异议' },
  {
    label: '考核方案',
    path: '/assessment-schemes',
    needs: ['scheme.read'],
    group: '报告',
    words: 'kaohe fangan 权重 计分方法 试算 假设',
  },
  {
    label: '文书模板',
    path: '/document-templates',
    needs: ['documentTemplate.edit', 'report.approve'],
    group: '报告',
    words: 'wenshu moban 红头 发文字号 印章',
  },
  { label: '查询台', path: '/questions', needs: ['question.ask'], group: '报告', words: 'chaxun 指标 自助 图表' },
  {
    label: '审计',
    path: '/auditing',
    needs: ['auditing.read'],
    group: '审计',
    words: 'shenji 年度 抽样 底稿 风险筛查 证据包',
  },
  {
    label: '审计发现',
    path: '/auditing/findings',
    needs: ['auditing.reply'],
    group: '审计',
    words: 'shenji faxian 答复',
  },
  {
    label: '操作痕迹',
    path: '/audit',
    needs: ['audit.readOwn', 'audit.readAll'],
    group: '审计',
    words: 'caozuo henji 审计 日志',
  },
  { label: '任务', path: '/tasks', needs: [], group: '系统', words: 'renwu 计划 日志 重新运行 jobs' },
];

export interface PaletteAction {
  readonly label: string;
  readonly path: string;
  readonly needs: readonly Action[];
  readonly key?: string;
}

/** What one does, rather than where one goes. */
export const PALETTE_ACTIONS: readonly PaletteAction[] = [
  { label: '登记项目', path: '/leads/new', needs: ['lead.create'], key: 'n' },
  { label: '登记凭证', path: '/ledger/record', needs: ['record.create'] },
  { label: '登记活动', path: '/activities/new', needs: ['activity.record'] },
];
