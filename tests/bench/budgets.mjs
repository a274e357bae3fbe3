// The budgets, applied to what was measured. Budgets are reported; only figures that differ fail the bench.
const ratio = (value) => value.toFixed(2);
const ms = (value) => `${value.toFixed(1)} ms`;
const atLeast = (least) => (value) => value >= least;
const atMost = (most) => (value) => value <= most;

/** Rows: what, measured value, its text, budget in words, whether it is kept. */
export function verdicts(size, { http, sql }) {
  const rows = [];
  const row = (what, value, text, budget, kept) =>
    rows.push({ size, what, value: Number(value.toFixed(4)), text: text(value), budget, kept: kept(value) });
  for (const [connections, figure] of Object.entries(http.list)) {
    const name = `list page, signed in, one district, ${connections} connections`;
    row(
      `${name}, share of bare`,
      figure.ratio,
      ratio,
      connections === '1' ? '–' : '≥ 0.70',
      connections === '1' ? () => null : atLeast(0.7),
    );
    row(`${name}, server CPU`, figure.processorMicros, (value) => `${value.toFixed(0)} µs`, '≤ 250 µs', atMost(250));
  }
  row('list page, whole city, 16 connections, share of bare', http.listCity[16].ratio, ratio, '≥ 0.70', atLeast(0.7));
  row('search, word present, share of bare', http.searchPresent[16].ratio, ratio, '–', () => null);
  row('search, word absent, share of bare', http.searchAbsent[16].ratio, ratio, '–', () => null);
  row('search, word present, SQL', sql.search.presentMs, ms, '≤ 5 ms', atMost(5));
  row('search, word absent, SQL', sql.search.absentMs, ms, '≤ 5 ms', atMost(5));
  row('search, four initials, SQL', sql.search.pinyinMs, ms, '≤ 5 ms', atMost(5));
  for (const [connections, figure] of Object.entries(http.registerKnown)) {
    row(
      `register, known enterprise, ${connections} connections, share of bare`,
      figure.ratio,
      ratio,
      '≥ 0.50',
      atLeast(0.5),
    );
  }
  row(
    'register, new enterprise, 16 connections, share of bare',
    http.registerNew[16].ratio,
    ratio,
    '≥ 0.50',
    atLeast(0.5),
  );
  row('ranking from totals ÷ joined ledger', sql.ranking.ratio, ratio, '≤ 0.10 at L', atMost(0.1));
  row('ranking from totals ÷ postings alone', sql.ranking.wideRatio, ratio, '–', () => null);
  row('ranking from totals, all measures and lines, SQL', sql.ranking.totalsMs, ms, '–', () => null);
  row('ranking page, one measure, SQL', sql.ranking.pageMs, ms, '≤ 10 ms at L', atMost(10));
  row('month close ÷ bare sums of the month', sql.close.ratio, ratio, '≤ 3 at L', atMost(3));
  row('resident after load', http.residentMiB, (value) => `${value.toFixed(0)} MiB`, '≤ 200 MiB', atMost(200));
  return rows;
}

/** From one size to ten times as much. */
export function growth(small, large) {
  const times = (what, read) => {
    const value = read(large) / read(small);
    return {
      size: 'S → M',
      what: `growth: ${what}`,
      value: Number(value.toFixed(3)),
      text: `× ${value.toFixed(1)}`,
      budget: '≤ 5 for × 100',
      kept: value <= 5,
    };
  };
  return [
    times('list page SQL', ({ sql }) => sql.search.listMs),
    times('search, word present', ({ sql }) => sql.search.presentMs),
    times('search, word absent', ({ sql }) => sql.search.absentMs),
    times('ranking from totals', ({ sql }) => sql.ranking.totalsMs),
    times('month close', ({ sql }) => sql.close.closeMs),
  ];
}
