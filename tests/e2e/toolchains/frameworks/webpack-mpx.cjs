// `node webpack-mpx.cjs HOME`: an app of mpx's reactivity and the composable, built by webpack in HOME to `mpx.js`.

const { createRequire } = require('node:module')
const { join } = require('node:path')
const { writeFileSync } = require('node:fs')

const home = process.argv[2]
const webpack = createRequire(join(home, 'index.js'))('webpack')

writeFileSync(
  join(home, 'app.js'),
  `export * as mpx from '@mpxjs/core'
export { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/vue'
`,
)

webpack(
  {
    mode: 'development',
    devtool: false,
    target: ['web', 'es5'],
    context: home,
    entry: './app.js',
    output: { path: home, filename: 'mpx.js', library: { type: 'commonjs2' } },
    module: {
      rules: [
        // What users of mpx write into their configuration.
        { test: /websocket-heartbeat-miniprogram/, resolve: { alias: { vue$: '@mpxjs/core' } } },
      ],
    },
    plugins: [
      // As mpx's own plugin does.
      new webpack.DefinePlugin({
        __mpx_mode__: '"wx"',
        __mpx_src_mode__: '"wx"',
        __mpx_env__: '""',
        __mpx_dynamic_runtime__: false,
        mpxGlobal: '({})',
      }),
    ],
  },
  (error, stats) => {
    const problems = stats?.toString({ all: false, errors: true, warnings: true })
    if (!error && !problems) return
    console.error(error ?? problems)
    process.exit(1)
  },
)
