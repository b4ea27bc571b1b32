// `npm run lint`: rustfmt, clippy, rustdoc, eslint, prettier; warnings are errors.

import { fail } from './lib/step.mjs'
import { lint } from './lint/checks.mjs'
import { setup } from './setup/setup.mjs'

setup()
  .then(lint)
  .then(({ failed }) => process.exit(failed ? 1 : 0))
  .catch(fail)
