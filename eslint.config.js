// Three kinds of files: what is shipped (ES2020, lowered by the build; any global may be missing), Node scripts and
// tests, and the simulated hosts, which play browsers and mini-programs.

import js from '@eslint/js'
import globals from 'globals'
import { lateMethods, lateStatics } from './scripts/build/late-library.mjs'

const ban = (selector, message) => ({ selector, message })

/** What the build lowers to ES5 with costly helpers or not at all, and what hosts lack. Syntax after ES2020 does not parse. */
const bannedSyntax = [
  ban(':function[async=true]', 'Async functions drag a runtime: use callbacks or then().'),
  ban(':function[generator=true]', 'Generators drag a runtime.'),
  ban('ForOfStatement', 'for-of drags iterators: count, or use forEach.'),
  ban('ObjectExpression > SpreadElement', 'Spread of an object drags a helper: name the fields.'),
  ban(
    'ArrayExpression > SpreadElement',
    'Spread into an array drags a helper: use concat or slice.',
  ),
  ban('ObjectPattern > RestElement', 'The rest of an object drags a helper: name the fields.'),
  ban(':matches(ClassDeclaration, ClassExpression)[superClass]', 'extends drags helpers.'),
  ban('MethodDefinition[kind=/get|set/]', 'Accessors of a class drag a helper.'),
  ban('TaggedTemplateExpression', 'Tagged templates drag a helper.'),
  ban('Literal[bigint]', 'BigInt has no ES5 form.'),
  ban('ImportExpression', 'Hosts cannot import() files of a package.'),
  ban('MetaProperty', 'import.meta and new.target have no ES5 form.'),
  ban(
    `CallExpression > [property.name=/^(${lateMethods.join('|')})$/].callee`,
    'Old hosts lack it.',
  ),
]

const lateLibrary = Object.entries(lateStatics).flatMap(([object, members]) =>
  members.split(' ').map((property) => ({ object, property, message: 'Old hosts lack it.' })),
)

/** Globals that a host may lack, so each file asks for them by typeof (the build checks it). */
const ofHosts = [
  'console setTimeout clearTimeout TextDecoder TextEncoder WebAssembly WXWebAssembly',
  'TTWebAssembly MYWebAssembly Promise Uint8Array ArrayBuffer DataView WebSocket document navigator require Symbol',
  'WeakRef FinalizationRegistry',
  'Blob FileReader Event MessageEvent CloseEvent EventTarget DOMException',
]
const byTheBuild = ['__VERSION__', '__CORE_JS__', '__CORE_BASE64__']
const names = [...ofHosts.join(' ').split(' '), ...byTheBuild]

export default [
  { ignores: ['pkg/', 'target/', 'examples/**/{dist,lib,miniprogram_npm,target}/'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-implicit-globals': 'error',
      'no-shadow': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'none', argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['js/**'],
    languageOptions: {
      ecmaVersion: 2020,
      globals: Object.fromEntries(names.map((name) => [name, 'readonly'])),
    },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      'no-restricted-properties': ['error', ...lateLibrary],
      'no-restricted-syntax': ['error', ...bannedSyntax],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['bench/**', 'scripts/**', 'tests/**', '*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    // Packers leave files where they run; runTool keeps them below target/.
    files: ['tests/**/*.mjs', 'bench/size/toolchains.mjs'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/step.mjs'],
              importNames: ['run'],
              message: 'Tools run by runTool of scripts/real/toolchain.mjs.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['playground/**', 'tests/e2e/playground/**', 'tests/support/networks/page-net.mjs'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    // Apps for the hosts' own tools.
    files: ['tests/e2e/toolchains/*/{demo,src}/**'],
    languageOptions: {
      globals: {
        App: 'readonly',
        Page: 'readonly',
        wx: 'readonly',
        tt: 'readonly',
        my: 'readonly',
      },
    },
  },
  {
    files: [
      'examples/{server-node,*/tools}/**',
      'examples/device-check/server.mjs',
      'examples/**/*.config.js',
      'examples/{taro,socketio-taro,device-check/taro}/config/**',
    ],
    languageOptions: { globals: globals.node },
  },
  {
    // For the hosts' own tools, as those of tests/e2e/toolchains.
    files: [
      'examples/{wechat-game,mqtt-wechat,alipay,baidu}/**/*.js',
      'examples/{taro,socketio-taro,uni-app,vite,device-check/taro}/src/**',
      'examples/device-check/shared/**',
    ],
    languageOptions: {
      globals: {
        ...globals.browser,
        App: 'readonly',
        Page: 'readonly',
        wx: 'readonly',
        my: 'readonly',
        swan: 'readonly',
        uni: 'readonly',
        process: 'readonly',
        // Loaders of wasm.
        WXWebAssembly: 'readonly',
        TTWebAssembly: 'readonly',
        MYWebAssembly: 'readonly',
      },
    },
  },
  {
    // As old as the oldest engine that it runs in.
    files: ['tests/e2e/toolchains/engines/inside/**'],
    languageOptions: { ecmaVersion: 5, sourceType: 'commonjs', globals: globals.es2015 },
    rules: { 'no-var': 'off', 'prefer-const': 'off' },
  },
]
