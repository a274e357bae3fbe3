import type { Month } from '../shared/calendar';
import { type Fen, YI } from '../shared/money';
import type { PlanFacts } from './plan';

/** The quotas of the plan 2021–2025 in 亿元, as printed (渝招商规〔2021〕54号). For specs only. */
export const QUOTAS_YI: Readonly<Record<string, number>> = {
  ngit: 10_000,
  nev: 6_500,
  new_energy: 3_500,
  high_end_equipment: 4_000,
  new_materials: 4_000,
  biotech: 4_000,
  energy_saving_env: 3_000,
  electronics: 3_500,
  auto_moto: 2_500,
  equipment_mfg: 1_500,
  consumer_goods: 5_000,
  raw_materials: 2_500,
  future: 1_000,
  innovation: 3_000,
  software_it: 8_000,
  finance: 8_000,
  logistics: 3_000,
  culture_tourism: 8_000,
  big_health: 8_000,
  agriculture: 2_000,
};

export const STRATEGIC_EMERGING_LINES = Object.keys(QUOTAS_YI).slice(0, 7);

const HEAD_TARGETS: readonly (readonly [string, number, readonly string[]])[] = [
  ['ngit.heads', 10, ['ngit']],
  ['nev.heads', 8, ['nev']],
  ['new_energy.heads', 6, ['new_energy']],
  ['high_end_equipment.heads', 4, ['high_end_equipment']],
  ['new_materials.heads', 4, ['new_materials']],
  ['biotech.heads', 6, ['biotech']],
  ['energy_saving_env.heads', 3, ['energy_saving_env']],
  ['electronics.heads', 6, ['electronics']],
  ['auto_moto.heads', 3, ['auto_moto']],
  ['equipment_mfg.heads', 3, ['equipment_mfg']],
  ['consumer_goods.heads', 8, ['consumer_goods']],
  ['raw_materials.heads', 3, ['raw_materials']],
  ['future.heads', 3, ['future']],
  ['innovation.heads', 3, ['innovation']],
  ['software_it.heads', 8, ['software_it']],
  ['other_modern_services.heads', 20, ['finance', 'logistics', 'culture_tourism', 'big_health']],
  ['agriculture.heads', 2, ['agriculture']],
];

export function yi(amount: number): Fen {
  return (BigInt(Math.round(amount * 100)) * (YI / 100n)) as Fen;
}

export function thePlan(): PlanFacts {
  return {
    version: 1,
    period: { from: '2021-01' as Month, to: '2025-12' as Month },
    quotaLines: Object.entries(QUOTAS_YI).map(([key, quota]) => ({ key, name: key, quota: yi(quota) })),
    headGroups: HEAD_TARGETS.map(([key, target, quotaLines]) => ({ key, name: key, target, quotaLines })),
    indicators: {
      contracted: yi(100_000),
      inPlace: yi(20_000),
      industrialContracted: yi(40_000),
      industrialInPlace: yi(8_000),
      projectsOver5bn: 250n,
      headEnterprises: 100n,
    },
  };
}
