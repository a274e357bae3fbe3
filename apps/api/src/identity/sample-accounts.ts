import type { SampleAccount } from '@yipanqi/contract';
import { ROLE_NAMES, type Role } from '@yipanqi/domain';

/** The password of every sample account; they exist outside production only. */
export const SAMPLE_PASSWORD = 'Yipanqi#2021';

const CITY = '500000';

interface Sample {
  login: string;
  name: string;
  role: Role;
  unit: string;
}

/** `officer` sits at the city, so that the history of all units can be loaded. */
export const SAMPLES: readonly Sample[] = [
  { login: 'officer', name: '示例·市级招商干部', role: 'officer', unit: CITY },
  { login: 'officer-500101', name: '示例·万州招商干部', role: 'officer', unit: '500101' },
  { login: 'officer-500112', name: '示例·渝北招商干部', role: 'officer', unit: '500112' },
  { login: 'officer-500120', name: '示例·璧山招商干部', role: 'officer', unit: '500120' },
  { login: 'officer-500000-liangjiang', name: '示例·两江招商干部', role: 'officer', unit: '500000-liangjiang' },
  { login: 'verifier', name: '示例·审核岗', role: 'verifier', unit: CITY },
  { login: 'leader', name: '示例·局领导', role: 'leader', unit: CITY },
  { login: 'leader-two', name: '示例·分管领导', role: 'leader', unit: CITY },
  { login: 'auditor', name: '示例·审计', role: 'auditor', unit: CITY },
  { login: 'sysadmin', name: '示例·系统管理员', role: 'systemAdmin', unit: CITY },
  { login: 'secadmin', name: '示例·安全管理员', role: 'securityAdmin', unit: CITY },
];

export function sampleAccounts(): SampleAccount[] {
  return SAMPLES.map(({ login, name, role }) => ({
    login,
    name,
    roleName: ROLE_NAMES[role],
    password: SAMPLE_PASSWORD,
  }));
}
