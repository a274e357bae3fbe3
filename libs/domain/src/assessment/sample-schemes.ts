import type { LeadQuantity, Quantity, Scheme, SchemeList, UnitGroup } from './scheme';

/** Shipped so that the product can be tried: nobody's official weights, marked 示例 wherever they are shown. */
const DISTRICT_COHORTS = ['中心城区', '主城新区', '渝东北三峡库区城镇群', '渝东南武陵山区城镇群'];
const ZONES = '开发区';

const EACH_COHORT: readonly UnitGroup[] = DISTRICT_COHORTS.map((name) => ({ name, cohorts: [name], units: [] }));
const WHOLE_CITY: readonly UnitGroup[] = [{ name: '全市', cohorts: [...DISTRICT_COHORTS, ZONES], units: [] }];

const GRADES: SchemeList['grades'] = [
  { name: '优秀', from: '85' },
  { name: '良好', from: '70' },
  { name: '一般', from: '50' },
  { name: '较差', from: null },
];

/** Like a municipality's: a composite list by cohort without development zones, and five single lists that count projects. */
export const MUNICIPAL_SAMPLE: Scheme = {
  key: 'sample-municipal',
  name: '全市招商引资年度考核（示例）',
  sample: true,
  note: '示例方案：权重与分档均为演示而设，不是任何地方的正式考核办法。',
  lists: [
    {
      key: 'composite',
      name: '综合',
      kind: 'composite',
      groups: EACH_COHORT,
      withoutZones: true,
      ranking: { by: 'score' },
      fullScore: '100',
      grades: GRADES,
      items: [
        {
          key: 'contracted',
          name: '合同引资',
          method: 'cappedCompletion',
          parameters: { quantity: inputs('contracted') },
          weight: '25',
          cap: '1.2',
          groups: null,
          noTarget: 'average',
        },
        {
          key: 'inPlace',
          name: '到位资金',
          method: 'paced',
          parameters: { quantity: inputs('inPlace') },
          weight: '20',
          cap: '1.1',
          groups: null,
          noTarget: 'average',
        },
        {
          key: 'industry',
          name: '签约项目与工业引资',
          method: 'mixed',
          parameters: { first: inputs('signedProjects'), second: inputs('industrialContracted'), a: '0.5', b: '0.5' },
          weight: '15',
          cap: '15',
          groups: null,
          noTarget: 'excluded',
        },
        {
          key: 'quality',
          name: '高质量项目',
          method: 'pointsPerItem',
          parameters: {
            bands: [
              { name: '50亿元以上签约项目', quantity: leads({ from: '50' }), points: '3' },
              { name: '10亿元以上签约项目', quantity: leads({ from: '10', below: '50' }), points: '1' },
              { name: '头部企业', quantity: inputs('headEnterprises'), points: '2' },
            ],
          },
          weight: '10',
          cap: '10',
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'inPlaceRate',
          name: '资金到位率',
          method: 'tiers',
          parameters: {
            quantity: inputs('inPlaceRate'),
            basis: 'value',
            table: [
              { from: '20', to: null, score: '100' },
              { from: '10', to: '20', score: '75' },
              { from: '5', to: '10', score: '50' },
              { from: null, to: '5', score: '0' },
            ],
          },
          weight: '10',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'startRate',
          name: '项目开工率',
          method: 'efficacy',
          parameters: { quantity: inputs('startRate'), basis: 'value', within: 'group' },
          weight: '8',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'structure',
          name: '战新产业占比',
          method: 'structureRatio',
          parameters: { part: inputs('strategicEmergingContracted'), whole: inputs('contracted') },
          weight: '6',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'supervision',
          name: '督查整改',
          method: 'penalty',
          parameters: {
            bands: [
              { name: '逾期督办单', quantity: inputs('overdueOrders'), rate: '1' },
              { name: '红灯', quantity: inputs('redLights'), rate: '0.5' },
            ],
          },
          weight: '6',
          cap: null,
          groups: null,
          noTarget: 'full',
        },
        {
          key: 'bonus',
          name: '突出贡献加分',
          method: 'bonus',
          parameters: {
            bands: [
              { name: '新达到50亿元的项目', quantity: leads({ event: 'over5bn' }), points: '1' },
              { name: '签约头部企业的项目', quantity: leads({ event: 'head' }), points: '0.5' },
              { name: '经验推广', quantity: inputs('reportedExperience'), points: '0.5' },
            ],
          },
          weight: '0',
          cap: '5',
          groups: null,
          noTarget: 'zero',
          note: '同一项目只加一次，取分值最高的一类。',
        },
        {
          key: 'veto',
          name: '弄虚作假一票否决',
          method: 'veto',
          parameters: { quantity: inputs('dataFraud'), from: '1', item: null, level: '49' },
          weight: '0',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
      ],
    },
    single('large', '招大引强', leads({ from: '50' })),
    single('new', '招新引优', leads({ flags: ['strategicEmerging', 'digital'], from: '1' })),
    single('majorStarts', '重大项目开工', leads({ event: 'started', from: '10' })),
    single('majorInvestment', '重大项目投资', leads({ event: 'funded', from: '10' })),
    single('foreign', '外资引资', leads({ flags: ['foreign'] })),
  ],
};

/** Like a district's or a prefecture's: one list, districts and development zones apart, with items of their own. */
export const DISTRICT_SAMPLE: Scheme = {
  key: 'sample-district',
  name: '区县招商引资目标考核（示例）',
  sample: true,
  note: '示例方案：权重与分档均为演示而设，不是任何地方的正式考核办法。',
  lists: [
    {
      key: 'composite',
      name: '目标考核',
      kind: 'composite',
      groups: [
        { name: '区县', cohorts: DISTRICT_COHORTS, units: [] },
        { name: '开发区', cohorts: [ZONES], units: [] },
      ],
      withoutZones: false,
      ranking: { by: 'score' },
      fullScore: '100',
      grades: GRADES,
      items: [
        {
          key: 'inPlace',
          name: '到位资金',
          method: 'cappedCompletion',
          parameters: { quantity: inputs('inPlace') },
          weight: '20',
          cap: '1',
          groups: null,
          noTarget: 'excluded',
        },
        {
          key: 'contracted',
          name: '合同引资',
          method: 'paced',
          parameters: { quantity: inputs('contracted') },
          weight: '20',
          cap: '1.2',
          groups: null,
          noTarget: 'excluded',
        },
        {
          key: 'minimum',
          name: '大项目最低个数',
          method: 'minimumCounts',
          parameters: {
            bands: [
              { name: '50亿元以上签约', quantity: leads({ from: '50' }), minimum: '1' },
              { name: '10亿元以上签约', quantity: leads({ from: '10', below: '50' }), minimum: '2' },
              { name: '新开工', quantity: inputs('startedProjects'), minimum: '3' },
            ],
            step: '2.5',
          },
          weight: '15',
          cap: null,
          groups: ['区县'],
          noTarget: 'zero',
        },
        {
          key: 'industrialShare',
          name: '工业占比',
          method: 'structureRatio',
          parameters: { part: inputs('industrialContracted'), whole: inputs('contracted') },
          weight: '15',
          cap: null,
          groups: ['开发区'],
          noTarget: 'zero',
        },
        {
          key: 'producing',
          name: '投产项目',
          method: 'tiers',
          parameters: {
            quantity: { ...inputs('producingProjects'), target: '2' },
            basis: 'completion',
            table: [
              { from: '100', to: null, score: '100' },
              { from: '80', to: '100', score: '75' },
              { from: '50', to: '80', score: '50' },
              { from: null, to: '50', score: '0' },
            ],
          },
          weight: '10',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'foreign',
          name: '外资招商',
          method: 'mixed',
          parameters: {
            first: { ...leads({ flags: ['foreign'] }), target: '1' },
            second: { ...inputs('foreignContracted'), target: '1' },
            a: '0.4',
            b: '0.6',
          },
          weight: '10',
          cap: '10',
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'activity',
          name: '招商活跃度',
          method: 'efficacy',
          parameters: { quantity: inputs('activityIndex'), basis: 'value', within: 'group' },
          weight: '10',
          cap: null,
          groups: null,
          noTarget: 'average',
        },
        {
          key: 'appraisal',
          name: '领导评价',
          method: 'efficacy',
          parameters: { quantity: inputs('leaderAppraisal'), basis: 'value', within: 'list' },
          weight: '10',
          cap: null,
          groups: null,
          noTarget: 'average',
        },
        {
          key: 'supervision',
          name: '督查整改',
          method: 'penalty',
          parameters: {
            bands: [
              { name: '逾期督办单', quantity: inputs('overdueOrders'), rate: '1' },
              { name: '报送不及时', quantity: inputs('lateReports'), rate: '0.5' },
            ],
          },
          weight: '5',
          cap: null,
          groups: null,
          noTarget: 'full',
        },
        {
          key: 'bonus',
          name: '加分',
          method: 'bonus',
          parameters: {
            bands: [
              { name: '签约头部企业的项目', quantity: leads({ event: 'head' }), points: '1' },
              { name: '市级以上表扬', quantity: inputs('commendations'), points: '0.5' },
            ],
          },
          weight: '0',
          cap: '3',
          groups: null,
          noTarget: 'zero',
        },
        {
          key: 'credit',
          name: '失信违约否决',
          method: 'veto',
          parameters: { quantity: inputs('creditBreach'), from: '1', item: 'appraisal', level: '0' },
          weight: '0',
          cap: null,
          groups: null,
          noTarget: 'zero',
        },
      ],
    },
  ],
};

export const SAMPLE_SCHEMES: readonly Scheme[] = [MUNICIPAL_SAMPLE, DISTRICT_SAMPLE];

function inputs(key: string): Extract<Quantity, { of: 'inputs' }> {
  return { of: 'inputs', terms: [{ input: key }] };
}

function leads(facts: Partial<LeadQuantity>): LeadQuantity {
  return { of: 'leads', take: 'count', event: 'signed', flags: [], from: null, below: null, ...facts };
}

/** Ranks units by a number of projects alone; development zones take part. */
function single(key: string, name: string, quantity: LeadQuantity): SchemeList {
  return {
    key,
    name,
    kind: 'single',
    groups: WHOLE_CITY,
    withoutZones: false,
    ranking: { by: 'value', quantity },
    fullScore: '0',
    items: [],
    grades: [],
  };
}
