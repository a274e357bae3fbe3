// The bare server that the product is compared with: node:http and pg, the same statements, nothing else. No sign-in, no rules.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const { pages, writes } = JSON.parse(process.env.BENCH_STATEMENTS);
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  options: '-c search_path=yipanqi,public -c timezone=UTC -c jit=off',
  max: Number(process.env.DATABASE_POOL ?? 16),
});

/** Address → work: a page is one statement whose row holds the whole answer. */
const routes = Object.fromEntries([
  ...Object.entries(pages).map(([name, statement]) => [`/${name}`, () => page(statement)]),
  ...Object.entries(writes).map(([name, statements]) => [
    `/${name}`,
    (body) => write(name, statements, JSON.parse(body)),
  ]),
]);

async function page(statement) {
  return (await pool.query(statement)).rows[0].page;
}

/** The rows of one registration, in one transaction. `{ from }` stands for a value of the request or a new id. */
async function write(route, statements, said) {
  const known = {
    ...said,
    id: randomUUID(),
    event: randomUUID(),
    trail: randomUUID(),
    enterprise: randomUUID(),
    enterpriseTrail: randomUUID(),
    key: randomUUID(),
  };
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const [name, { text, values }] of Object.entries(statements)) {
      await client.query({
        name: `${route}-${name}`,
        text,
        values: values.map((value) => (value?.from ? known[value.from] : value)),
      });
    }
    await client.query('COMMIT');
    return JSON.stringify({ id: known.id });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, reply) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    routes[request.url](body).then(
      (text) => reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text),
      (error) => reply.writeHead(500).end(String(error)),
    );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.once('SIGTERM', () => process.exit(0));
