import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The order of the features: left may not import right. */
const API = [
  'platform',
  'audit',
  'identity',
  'notifications',
  'tasks',
  'plan',
  'enterprises',
  'leads',
  'ledger',
  'activities',
  'documents',
  'reports',
  'questions',
  'assessment',
  'supervision',
  'auditing',
];
const WEB = [
  'ui',
  'identity',
  'notifications',
  'plan',
  'enterprises',
  'leads',
  'ledger',
  'activities',
  'reports',
  'questions',
  'assessment',
  'supervision',
  'auditing',
  'audit',
  'workbench',
  'shell',
];

const LIBS = ['scope:domain', 'scope:contract'];
const upTo = (order, feature) => order.slice(0, order.indexOf(feature) + 1).map((each) => `feature:${each}`);
const ordered = (scope, order) =>
  order.map((feature) => ({
    allSourceTags: [scope, `feature:${feature}`],
    onlyDependOnLibsWithTags: [...LIBS, ...upTo(order, feature)],
  }));

/** The dependency table: the whole of it. */
const BOUNDARIES = [
  { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['scope:domain'] },
  { sourceTag: 'scope:contract', onlyDependOnLibsWithTags: LIBS },
  { sourceTag: 'scope:api', onlyDependOnLibsWithTags: [...LIBS, 'scope:api'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: [...LIBS, 'scope:web'] },
  ...ordered('scope:api', API),
  ...ordered('scope:web', WEB),
];

/** The domain imports nothing; only its specs may use test libraries. */
const PURE = { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['scope:domain'], bannedExternalImports: ['*'] };
/** Database specs start the whole product through these helpers. */
const ALLOWED = ['test-app', 'test-http', 'reports-bench'].flatMap((each) => [
  `../../testing/${each}`,
  `../../../testing/${each}`,
]);
const boundaries = (table) => [
  'error',
  { allow: ALLOWED, depConstraints: table, enforceBuildableLibDependency: false },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.angular/**', '.nx/**', '.data/**', '**/*.spec.json'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(BOUNDARIES),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': ['error', { allow: ['error'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.support.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries([...BOUNDARIES, PURE]),
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'The rules run in the browser too.' }] },
      ],
      // Nothing calls the clock inside a rule: `asOf` is passed in.
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pass asOf in.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass asOf in.' },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'yp', style: 'kebab-case' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    files: ['apps/web/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.spec.ts', 'tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(only|skip|todo|failing)$/]',
          message: 'Neither .only nor skipped tests.',
        },
        {
          selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
          message: 'Neither focused nor skipped tests.',
        },
      ],
    },
  },
  prettier,
);
