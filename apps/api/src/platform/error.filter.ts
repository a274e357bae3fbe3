import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ErrorAnswer } from '@yipanqi/contract';
import { RuleBroken, sentenceFor, type ErrorCode } from '@yipanqi/domain';
import type { ActedRequest } from './actor';
import { OutOfScope } from './out-of-scope';

/** Status of every code that is not a plain 422. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  LOGIN_FAILED: 401,
  LOGIN_LOCKED: 429,
  FORBIDDEN: 403,
  FIGURES_UNPUBLISHED: 403,
  NOT_FOUND: 404,
  ROUTE_UNKNOWN: 404,
  VALIDATION_FAILED: 400,
  FIELD_UNKNOWN: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  VERSION_STALE: 409,
  VOUCHER_CONFLICT: 409,
  ORDER_FINDING_TAKEN: 409,
  INTERNAL: 500,
};

interface Reply {
  status(code: number): Reply;
  send(body: unknown): void;
}

/** The one place where an error becomes an answer: a stable code, a status and a sentence in Chinese. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Error');

  /** `refused` hears of every refusal for want of a right: what it is called, FORBIDDEN or OUT_OF_SCOPE. */
  constructor(private readonly refused: (request: ActedRequest, code: string) => void = () => undefined) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ActedRequest>();
    const reply = host.switchToHttp().getResponse<Reply>();
    const broken = asRuleBroken(error);
    const status = STATUS[broken.code] ?? 422;
    if (status === 500) this.log.error(error instanceof Error ? error.stack : String(error));
    const details = broken.details as Record<string, string | number>;
    const answer: ErrorAnswer = {
      code: broken.code,
      message: sentenceFor(broken.code, broken.details),
      ...(Object.keys(details).length > 0 && { details }),
      ...(broken.field && { field: broken.field }),
      ...(broken instanceof ValidationFailed && { fields: broken.fields }),
      requestId: String(request.id),
    };
    reply.status(status).send(answer);
    if (broken instanceof OutOfScope) this.refused(request, 'OUT_OF_SCOPE');
    else if (status === 403) this.refused(request, broken.code);
  }
}

/** Fields that a request class refused, each with a sentence. */
export class ValidationFailed extends RuleBroken {
  constructor(
    code: 'VALIDATION_FAILED' | 'FIELD_UNKNOWN',
    readonly fields: { field: string; message: string }[],
  ) {
    super(code, { field: fields.map((each) => each.field).join('、') });
  }
}

function asRuleBroken(error: unknown): RuleBroken {
  if (error instanceof RuleBroken) return error;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status === 404) return new RuleBroken('ROUTE_UNKNOWN');
  if (status === 413) return new RuleBroken('FILE_TOO_LARGE');
  if (status === 400 || status === 415) return new RuleBroken('VALIDATION_FAILED', { field: '请求正文' });
  return new RuleBroken('INTERNAL');
}
