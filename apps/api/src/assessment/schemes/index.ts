import { ApproveScheme } from './approve-scheme';
import { DiscardScheme } from './discard-scheme';
import { DraftScheme } from './draft-scheme';
import { FurtherInputs } from './further-inputs';
import { SchemeCheck } from './scheme-check';
import { SchemePreviewQuery } from './scheme-preview.query';
import { SchemeRepository } from './scheme.repository';
import { SchemesQuery } from './schemes.query';

export { DraftScheme } from './draft-scheme';
export { SchemesController } from './schemes.controller';
export { AssessmentSchemeTable } from './scheme.table';

/** What the module of the feature provides for schemes. */
export const SCHEME_PROVIDERS = [
  ApproveScheme,
  DiscardScheme,
  DraftScheme,
  FurtherInputs,
  SchemeCheck,
  SchemePreviewQuery,
  SchemeRepository,
  SchemesQuery,
];
