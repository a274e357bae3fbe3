import { isUniqueViolation } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import type { NamedEnterprise } from './match-enterprises';

/** When two register the same at one moment, the database decides; the loser is told whose name or code it is. */
export function refuseTaken(wanted: NamedEnterprise): (error: unknown) => never {
  return (error) => {
    if (!isUniqueViolation(error)) throw error;
    if (error.constraint === 'enterprise_name_key')
      throw new RuleBroken('ENTERPRISE_NAME_TAKEN', { name: wanted.name }, 'name');
    if (error.constraint === 'enterprise_uscc') {
      throw new RuleBroken('USCC_TAKEN', { code: wanted.uscc ?? '', name: wanted.name }, 'uscc');
    }
    throw error;
  };
}
