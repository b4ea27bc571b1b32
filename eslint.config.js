// Three kinds of files: what is shipped (ES5 style, any global may be missing), Node scripts and
// tests, and the simulated hosts, which play browsers and mini-programs.

import js from '@eslint/js'
import globals from 'globals'

/** What an ES5 engine can't read; the build would lower it, but the sources are to look as they ship. */
const laterThanES5 = [
  'ArrowFunctionExpression',
  'ClassDeclaration',
  'TemplateLiteral',
  'SpreadElement',
  'RestElement',
  'ObjectPattern',
  'ArrayPattern',
  'AssignmentPattern',
  'ForOfStatement',
  'AwaitExpression',
  'Property[shorthand=true]',
  'Property[method=true]',
  'VariableDeclaration[kind!="var"]',
].map((selector) => ({ selector, message: 'js/ is written in ES5, plus import and export.' }))

/** Globals that a host may lack, so each file asks for them by typeof (the build checks it). */
const ofHosts = [
  'console setTimeout clearTimeout TextDecoder TextEncoder WebAssembly WXWebAssembly',
  'TTWebAssembly MYWebAssembly Promise Uint8Array ArrayBuffer DataView WebSocket document navigator require Symbol',
]
const byTheBuild = ['__VERSION__', '__CORE_JS__', '__CORE_BASE64__']
const names = [...ofHosts.join(' ').split(' '), ...byTheBuild]

export default [
  { ignores: ['pkg/', 'target/', 'examples/*/{dist,miniprogram_npm,target}/'] },
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
    languageOptions: { globals: Object.fromEntries(names.map((name) => [name, 'readonly'])) },
    rules: {
      'no-restricted-syntax': ['error', ...laterThanES5],
      'no-var': 'off',
    },
  },
  {
    files: ['scripts/**', 'tests/**', '*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    // Packers leave files where they run; runTool keeps them below target/.
    files: ['tests/**/*.mjs', 'scripts/bench/size-toolchains.mjs'],
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
    files: ['playground/**', 'tests/playground/**', 'tests/hosts/page-net.mjs'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    // Apps for the hosts' own tools.
    files: ['tests/real/*/{demo,src}/**'],
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
    files: ['examples/server-node/**', 'examples/*/*.config.js', 'examples/taro/config/**'],
    languageOptions: { globals: globals.node },
  },
  {
    // For the hosts' own tools, as those of tests/real.
    files: ['examples/{wechat,alipay,baidu}/**', 'examples/{taro,uni-app,vite}/src/**'],
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
      },
    },
  },
  {
    // As old as the oldest engine that it runs in.
    files: ['tests/real/engines/inside/**'],
    languageOptions: { ecmaVersion: 5, sourceType: 'commonjs', globals: globals.es2015 },
    rules: { 'no-var': 'off', 'prefer-const': 'off' },
  },
]
