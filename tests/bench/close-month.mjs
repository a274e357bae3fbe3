// Closes one month by the product's own use case and says how long that took.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , api, month] = process.argv;
const need = createRequire(import.meta.url);
const product = (path) => need(join(api, path));
need('reflect-metadata');
const { NestFactory } = need('@nestjs/core');
const { AppModule } = product('app.module.js');
const { readConfig } = product('platform/index.js');
const { ActorRepository } = product('identity/index.js');
const { CloseMonth } = product('ledger/index.js');

const app = await NestFactory.createApplicationContext(AppModule.of(readConfig(), 'command'), {
  logger: ['error', 'fatal'],
});
const verifier = await app.get(ActorRepository, { strict: false }).ofUser('verifier', 'bench');
const began = performance.now();
await app.get(CloseMonth, { strict: false }).run(verifier, month);
const ms = performance.now() - began;
await app.close();
process.send(ms, () => process.exit(0));
