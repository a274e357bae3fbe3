import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { JOB_TITLES } from '@yipanqi/contract';
import { CONFIG } from './config.token';
import { Database } from './database';
import { HandlesJob } from './jobs/job-handler';
import { JobRunner } from './jobs/job-runner';
import { RouteCheck } from './route-check';
import { Allow, Public } from './route-rule';

@Controller('bare')
class BareController {
  @Get()
  read(): void {}
}

@Controller('ruled')
class RuledController {
  @Allow('lead.read')
  @Get()
  read(): void {}

  @Public()
  @Get('open')
  open(): void {}
}

/** Starts a module of these parts as the product starts its own. */
async function start(controllers: Type[], providers: Type[]): Promise<void> {
  @Module({
    imports: [DiscoveryModule],
    controllers,
    providers: [...providers, { provide: Database, useValue: {} }, { provide: CONFIG, useValue: {} }],
  })
  class Parts {}

  const app = await NestFactory.createApplicationContext(Parts, { logger: false, abortOnError: false });
  await app.close();
}

describe('the product does not start', () => {
  it('with a route that declares no permission', async () => {
    await expect(start([RuledController, BareController], [RouteCheck])).rejects.toThrow(
      'Routes without a declared permission: GET /bare',
    );
    await expect(start([RuledController], [RouteCheck])).resolves.toBeUndefined();
  });

  it('with a kind of job that nobody handles', async () => {
    const missing = Object.keys(JOB_TITLES).join(', ');
    await expect(start([], [JobRunner])).rejects.toThrow(`No handler for job ${missing}`);
  });

  it('with two handlers for one kind of job', async () => {
    @HandlesJob('month-close')
    class One {}
    @HandlesJob('month-close')
    class Another {}
    await expect(start([], [JobRunner, One, Another])).rejects.toThrow('Two handlers for job month-close');
  });
});
