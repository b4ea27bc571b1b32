// The suite that builds says by which compiler.
const { TARO_ENV, TARO_COMPILER: type } = process.env

module.exports = {
  projectName: 'demo',
  date: '2026-1-1',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${TARO_ENV}`,
  plugins: [],
  defineConstants: {},
  framework: 'react',
  compiler: type === 'vite' ? { type } : { type, prebundle: { enable: false } },
  cache: { enable: false },
  mini: {},
  h5: { publicPath: './', staticDirectory: 'static', router: { mode: 'hash' } },
}
