import { RuleBroken } from '@yipanqi/domain';

/** Somebody asked for what is not theirs. Answered like what does not exist; only the trail knows the difference. */
export class OutOfScope extends RuleBroken {
  constructor() {
    super('NOT_FOUND');
  }
}
