import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { sentenceFor } from '@yipanqi/domain';
import { ValidationFailed } from './error.filter';

/** Bodies and queries against their request classes: unknown fields are refused, every refusal says what would be right. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { exposeUnsetFields: false },
    exceptionFactory: (errors) => failure(errors),
  });
}

function failure(errors: ValidationError[]): ValidationFailed {
  const flat = errors.flatMap((error) => flatten(error, ''));
  const unknown = flat.filter((each) => each.unknown);
  const chosen = unknown.length > 0 ? unknown : flat;
  return new ValidationFailed(
    unknown.length > 0 ? 'FIELD_UNKNOWN' : 'VALIDATION_FAILED',
    chosen.map(({ field, message }) => ({ field, message })),
  );
}

function flatten(error: ValidationError, prefix: string): { field: string; message: string; unknown: boolean }[] {
  const field = prefix + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => {
    const unknown = rule === 'whitelistValidation';
    return { field, message: unknown ? sentenceFor('FIELD_UNKNOWN', { field }) : message, unknown };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, `${field}.`))];
}
