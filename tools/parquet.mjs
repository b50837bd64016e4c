// node tools/parquet.mjs CSV OUT: a table that `playmill ledger export` wrote as CSV, as Parquet (zstd), by DuckDB from
// $PLAYMILL_HOME/duckdb. Leaves with 3 when DuckDB is not there, with 1 when it cannot write.
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const texts = 'id campaign variant network country source scene locale currency named record'.split(
  ' ',
);
const typeOf = (name) => (name === 'day' ? 'DATE' : texts.includes(name) ? 'VARCHAR' : 'BIGINT');
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

function duckdb() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const home = process.env.PLAYMILL_HOME || join(cache, 'playmill');
  try {
    return createRequire(join(home, 'duckdb', 'package.json'))('@duckdb/node-api');
  } catch {
    process.exit(3);
  }
}

async function columnsOf(csv) {
  for await (const line of createInterface({ input: createReadStream(csv) }))
    return line.split(',');
  return [];
}

const [csv, out] = process.argv.slice(2);
const { DuckDBInstance } = duckdb();
try {
  const columns = await columnsOf(csv);
  const types = columns.map((name) => `${quoted(name)}: ${quoted(typeOf(name))}`);
  const never = columns.filter((name) => typeOf(name) === 'VARCHAR').map(quoted);
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv(${quoted(csv)}, header = true, auto_detect = false, delim = ',', quote = '"',
      escape = '"', new_line = '\\r\\n', max_line_size = 16777216, columns = {${types.join(', ')}},
      force_not_null = [${never.join(', ')}])) TO ${quoted(out)} (FORMAT parquet, COMPRESSION zstd)`,
  );
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 1;
}
