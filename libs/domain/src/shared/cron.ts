import { addDays, shanghaiDay, type Day } from './calendar';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of week', min: 0, max: 6 },
];
/** Any pattern that is ever due is due within the eight years around a 29 February that 2100 leaves out. */
const SEARCH_DAYS = 8 * 366 + 1;

/** When something is due, by the calendar and the clock of Asia/Shanghai. */
interface Cron {
  readonly times: readonly string[];
  readonly isDue: (day: Day) => boolean;
}

/**
 * The instants at which a pattern of five fields (minute hour day month weekday, Asia/Shanghai) is due: after `after`, up to and
 * including `until`, in order. @throws Error when the pattern is none
 */
export function dueTimes(pattern: string, after: Date, until: Date): Date[] {
  const cron = readCron(pattern);
  const found: Date[] = [];
  for (let day = shanghaiDay(after); day <= shanghaiDay(until); day = addDays(day, 1)) {
    if (cron.isDue(day)) found.push(...instants(cron, day).filter((at) => at > after && at <= until));
  }
  return found;
}

/** The first instant after `after` at which the pattern is due; null when it never is, e.g. on a 30 February. */
export function nextDue(pattern: string, after: Date): Date | null {
  const cron = readCron(pattern);
  let day = shanghaiDay(after);
  for (let count = 0; count <= SEARCH_DAYS; count++, day = addDays(day, 1)) {
    const next = cron.isDue(day) ? instants(cron, day).find((at) => at > after) : undefined;
    if (next) return next;
  }
  return null;
}

function instants(cron: Cron, day: Day): Date[] {
  return cron.times.map((time) => new Date(`${day}T${time}:00+08:00`));
}

function readCron(pattern: string): Cron {
  const parts = pattern.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`A schedule has five fields: ${pattern}`);
  const [minutes, hours, days, months, weekdays] = parts.map((part, at) => readField(part, FIELDS[at]!)) as [
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  // As cron has it: where day and weekday are both named, either is enough.
  const eitherDay = parts[2] !== '*' && parts[4] !== '*';
  return {
    times: hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`)),
    isDue: (day) => {
      const onDay = days.includes(Number(day.slice(8)));
      const onWeekday = weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      return months.includes(Number(day.slice(5, 7))) && (eitherDay ? onDay || onWeekday : onDay && onWeekday);
    },
  };
}

/** A star, `8`, `1-5`, `1,4,7,10`, and each of them with a step, e.g. `0-30/15`. */
function readField(text: string, field: Field): number[] {
  const values = text.split(',').flatMap((part) => {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`Not a ${field.name}: ${text}`);
    const from = match[1] === undefined ? field.min : Number(match[1]);
    const to = match[1] === undefined ? field.max : Number(match[2] ?? match[1]);
    const step = Number(match[3] ?? 1);
    if (from < field.min || to > field.max || to < from || step < 1) throw new Error(`Not a ${field.name}: ${text}`);
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, count) => from + count * step);
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
