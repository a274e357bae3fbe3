import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '@yipanqi/api/platform';
import { ComputeEdition } from '@yipanqi/api/reports';
import type { Month } from '@yipanqi/domain';
import { AppModule } from '../src/app.module';

/** Computes a month's bulletin in a process of its own, in whatever time zone that runs, and prints what came out. */
async function main(period: Month): Promise<void> {
  const context = await NestFactory.createApplicationContext(AppModule.of(readConfig(), 'command'), {
    logger: ['error'],
  });
  const { digest, inputDigest, contentText } = await context
    .get(ComputeEdition, { strict: false })
    .compute('monthly', period);
  const zone = new Date(Date.UTC(2021, 0, 1)).getTimezoneOffset();
  await context.close();
  process.stdout.write(JSON.stringify({ digest, inputDigest, contentText, zone }));
}

void main(process.argv[2] as Month);
