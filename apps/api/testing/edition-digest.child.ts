import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '@yipanqi/api/platform';
import { ComputeEdition } from '@yipanqi/api/reports';
import type { EditionKind } from '@yipanqi/contract';
import { AppModule } from '../src/app.module';

/** Computes a report in a process of its own, in whatever time zone that runs, and prints what came out. */
async function main(period: string, kind: EditionKind): Promise<void> {
  const context = await NestFactory.createApplicationContext(AppModule.of(readConfig(), 'command'), {
    logger: ['error'],
  });
  const { digest, inputDigest, contentText } = await context
    .get(ComputeEdition, { strict: false })
    .compute(kind, period);
  const zone = new Date(Date.UTC(2021, 0, 1)).getTimezoneOffset();
  await context.close();
  process.stdout.write(JSON.stringify({ digest, inputDigest, contentText, zone }));
}

void main(process.argv[2] ?? '', (process.argv[3] ?? 'monthly') as EditionKind);
