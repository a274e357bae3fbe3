import type { Answer, Client } from './client';

export interface LeadRef {
  id: string;
  code: string;
  version: number;
}

export interface RecordRef {
  id: string;
  voucherNo: string;
  version: number;
  status: string;
  [field: string]: unknown;
}

/** The body of an answer that should be one. */
export function accepted<T>(answer: Answer<T>): T {
  if (answer.status < 200 || answer.status > 299) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

let made = 0;

/** A lead that is right in everything, unless the test says otherwise. */
export async function registerLead(officer: Client, lead: Record<string, unknown> = {}): Promise<LeadRef> {
  const number = String(++made).padStart(4, '0');
  const enterpriseName = enterpriseNameOf(made);
  const body = { name: `演示项目${number}`, enterpriseName, registeredOn: '2021-01-04', ...lead };
  return accepted(await officer.post<LeadRef>('/leads', body));
}

/** A name of its own for every number, so that no two look like a misprint of each other. */
export function enterpriseNameOf(count: number): string {
  return `演示${letters(count)}科技有限公司`;
}

function letters(count: number): string {
  const signs = '青蓝赤白玄金木水火土';
  return [...String(count).padStart(6, '0')].map((digit) => signs[Number(digit)]!.repeat(Number(digit) + 1)).join('');
}

export function record(officer: Client, body: Record<string, unknown>): Promise<Answer<RecordRef>> {
  return officer.post<RecordRef>('/records', { evidence: '演示材料', ...body });
}

export function formal(
  leadId: string,
  occurredOn: string,
  amountWan: string,
  more: object = {},
): Record<string, unknown> {
  return { leadId, type: 'agreement', kind: 'formal', occurredOn, amountWan, ...more };
}

export function receipt(
  leadId: string,
  occurredOn: string,
  amountWan: string,
  more: object = {},
): Record<string, unknown> {
  return { leadId, type: 'funds', kind: 'receipt', occurredOn, amountWan, ...more };
}

export function milestone(leadId: string, kind: string, occurredOn: string): Record<string, unknown> {
  return { leadId, type: 'milestone', kind, occurredOn };
}

export function verify(verifier: Client, { id, version }: { id: string; version: number }): Promise<Answer<unknown>> {
  return verifier.put(`/records/${id}/verification`, { version });
}

/** Recorded by one, verified by the other. */
export async function verified(officer: Client, verifier: Client, body: Record<string, unknown>): Promise<RecordRef> {
  const entry = accepted(await record(officer, body));
  accepted(await verify(verifier, entry));
  return entry;
}

/** Closes a month and waits until it is closed. */
export async function closeMonth(verifier: Client, month: string): Promise<void> {
  const { jobId } = accepted(await verifier.post<{ jobId: string }>('/month-closes', { month }));
  await verifier.job(jobId);
}
