// `npm run setup`: brings what a fresh machine lacks; `npm run setup -- browser`: for the browser tests too.
// Every other script does the same first; a second run finds nothing to do.

import { fail } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

setup({ browser: process.argv.includes('browser') }).catch(fail)
