/** '2021-06' → '2021 年 6 月' */
export function monthWords(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`;
}

/** '2021-06-03' → '2021 年 6 月 3 日' */
export function dayWords(day: string): string {
  return `${monthWords(day)} ${Number(day.slice(8, 10))} 日`;
}

/** An instant as Shanghai reads it: '2021-06-03 09:05'. */
export function instantWords(instant: string): string {
  const shanghai = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${shanghai.slice(0, 10)} ${shanghai.slice(11, 16)}`;
}
