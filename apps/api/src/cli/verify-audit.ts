import type { INestApplicationContext } from '@nestjs/common';
import { VerifyTrail } from '@yipanqi/api/audit';
import type { Command } from './command-line';
import type { Done } from './done';
import { Refused, type Reason } from './refusal';

/** Follows the trail's chain from its beginning. @throws Refused where it is not what it was */
export async function verifyAudit(
  app: INestApplicationContext,
  { expect }: Command & { name: 'verify-audit' },
): Promise<Done> {
  const verifying = app.get(VerifyTrail, { strict: false });
  const trail = await verifying.run();
  const reasons: Reason[] = trail.faults.map(({ kind, seq, eventId, sentence }) => ({
    code: `TRAIL_${kind.toUpperCase()}`,
    message: `${seq === null ? '链外' : `第 ${seq} 环`}，${eventId ?? ''}：${sentence}`,
  }));
  if (trail.more) reasons.push({ code: 'TRAIL_MORE', message: '还有更多不符之处，未一一列出。' });
  if (expect && (await verifying.hashAt(expect.count)) !== expect.head) {
    reasons.push({
      code: 'TRAIL_HEAD',
      message: `第 ${expect.count} 环的链头与所给的不同：痕迹的末尾被截断过，或整条链被重做过。`,
    });
  }
  if (reasons.length > 0) throw new Refused(reasons);
  return {
    json: { ...trail },
    lines: [
      `痕迹完好：链中 ${trail.count} 行，另有 ${trail.unsealed} 行刚刚写入。`,
      `链头 ${trail.count}:${trail.head}`,
      '请另行记下链头；以后用 --expect 带上它核验，可以发现末尾被截断或整条链被重做。',
    ],
  };
}
