// `npm run format`: rustfmt and prettier, writing.

import { exampleServer } from './lib/rust.mjs'
import { at, fail, run, step } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

setup()
  .then(() => step('rustfmt', () => run('cargo', ['fmt', '--all'])))
  .then(() => step('rustfmt of the example', () => run('cargo', ['fmt', ...exampleServer])))
  .then(() => step('prettier', () => run(at('node_modules/.bin/prettier'), ['.', '--write'])))
  .catch(fail)
