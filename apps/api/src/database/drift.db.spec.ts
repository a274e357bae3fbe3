import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

describe('entities and migrations', () => {
  it('agree: nothing is left to synchronise', async () => {
    const source = await new DataSource(
      dataSourceOptions({
        connectionString: process.env['YIPANQI_TEST_OWNER_URL']!,
        max: 2,
        options: '-c search_path=yipanqi,public',
      }),
    ).initialize();
    const log = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(log.upQueries.map((each) => each.query)).toEqual([]);
  });
});
