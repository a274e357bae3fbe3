import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RefusalTrail } from '@yipanqi/api/audit';
import { assertPlainRequest, ErrorFilter, requestValidation, type Config } from '@yipanqi/api/platform';
import { AppModule } from './app.module';

const BODY_LIMIT = 1 << 20;

/** Builds the HTTP application: routes under /api, the web (when built) everywhere else. */
export async function createHttp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: config.production, genReqId: requestId() });
  // Uploads arrive as raw bytes and are streamed to disk by the route that takes them.
  adapter
    .getInstance()
    .addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  adapter.getInstance().addHook('preValidation', (request, _reply, done) => {
    assertPlainRequest(request);
    done();
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config, 'http'), adapter, {
    logger:
      config.logLevel === 'silent'
        ? false
        : config.logLevel === 'error'
          ? ['error', 'fatal']
          : ['error', 'fatal', 'warn'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(requestValidation());
  const refusals = app.get(RefusalTrail, { strict: false });
  app.useGlobalFilters(new ErrorFilter((request, code) => refusals.note(request, code)));
  await app.register(fastifyCookie as never);
  await app.register(
    fastifyHelmet as never,
    {
      contentSecurityPolicy: { directives: CONTENT_POLICY },
      // Behind TLS only: a plain http://localhost must stay reachable.
      hsts: config.production,
    } as never,
  );
  if (config.webRoot) await serveWeb(app, config.webRoot);
  await app.init();
  return app;
}

/** Scripts from here only; styles inline because ng-zorro positions overlays with them. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

function requestId(): () => string {
  let count = 0;
  const start = Date.now().toString(36);
  return () => `${start}-${(++count).toString(36)}`;
}

async function serveWeb(app: NestFastifyApplication, root: string): Promise<void> {
  await app.register(
    fastifyStatic as never,
    { root, wildcard: false, index: false, immutable: true, maxAge: '1h' } as never,
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    // Pages are the router's; a missing file or an unknown route of the API is not a page.
    if (/^\/api\/|\.\w+(\?|$)/.test(request.url)) return reply.callNotFound();
    return (reply as unknown as { sendFile(name: string, options: object): unknown }).sendFile('index.html', {
      maxAge: 0,
      immutable: false,
    });
  });
}
