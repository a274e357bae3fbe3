import { HttpErrorResponse } from '@angular/common/http';
import type { ErrorAnswer } from '@yipanqi/contract';

const BY_STATUS: Readonly<Record<number, string>> = {
  0: '连不上服务器，填写的内容都还在；请检查网络后再试。',
  403: '您的角色无权进行此操作，请联系有相应权限的同事办理。',
  404: '没有找到该内容，它可能不存在，或不在您的权限范围内。',
  413: '提交的内容过大，请精简后重新提交。',
  429: '操作过于频繁，请稍候再试。',
  502: '服务正在重新启动，请稍候再试。',
  503: '服务暂时不可用，请稍候再试。',
  504: '服务器没有及时回应，请稍候再试。',
};

const UNEXPECTED = '出现意外错误，请重试；多次出现请联系系统管理员。';

/** THE sentence shown for any failure: the server's own words when it gave some, else what the status means. */
export function errorSentence(failure: unknown): string {
  const answer = errorAnswer(failure);
  if (answer) return answer.code === 'INTERNAL' ? `${answer.message}（编号 ${answer.requestId}）` : answer.message;
  const response = httpFailure(failure);
  return response ? (BY_STATUS[response.status] ?? UNEXPECTED) : UNEXPECTED;
}

/** The server's refusal, `null` when the failure is something else (no connection, a proxy's page). */
export function errorAnswer(failure: unknown): ErrorAnswer | null {
  const body: unknown = httpFailure(failure)?.error;
  return isErrorAnswer(body) ? body : null;
}

/** The HTTP failure itself; resources wrap it in `cause`. */
export function httpFailure(failure: unknown): HttpErrorResponse | null {
  if (failure instanceof HttpErrorResponse) return failure;
  return failure instanceof Error && failure.cause instanceof HttpErrorResponse ? failure.cause : null;
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
