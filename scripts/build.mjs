// `npm run build`: src/ and js/ to pkg/.

import { build } from './build/pipeline.mjs'
import { fail } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

setup().then(build).catch(fail)
