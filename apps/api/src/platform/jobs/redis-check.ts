import { Redis } from 'ioredis';
import { Obstacle } from '../obstacle';

/** What the queue needs of Redis: it must not forget on restart, nor drop keys to make room. */
export async function assertRedisKeeps(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2, connectTimeout: 5000, lazyConnect: true });
  try {
    await redis.connect().catch((error: Error) => {
      throw new Obstacle(`连不上 Redis（${error.message}）：请启动它，或核对 REDIS_URL；不用 Redis 时去掉 REDIS_URL。`);
    });
    const version = /redis_version:(\d+)\.(\d+)/.exec(await redis.info('server'));
    const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
    if (!(major > 6 || (major === 6 && minor >= 2)))
      throw new Obstacle(`Redis 版本应为 6.2 以上，现为 ${version?.[0] ?? '未知'}`);
    await assertSetting(redis, 'appendonly', 'yes');
    await assertSetting(redis, 'maxmemory-policy', 'noeviction');
  } finally {
    redis.disconnect();
  }
}

async function assertSetting(redis: Redis, name: string, wanted: string): Promise<void> {
  const [, value] = (await redis.config('GET', name)) as string[];
  if (value !== wanted)
    throw new Obstacle(`Redis 的 ${name} 应为 ${wanted}，现为 ${value ?? '未知'}：请修改 Redis 配置后重启`);
}
