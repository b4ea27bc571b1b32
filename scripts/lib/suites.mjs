// The suites of `npm test`, in the order in which they run. Each resolves to how many tests passed and
// failed; `needs` says what has to be there before.

import { runInBrowser } from './browser.mjs'
import { cargoCounts } from './count.mjs'
import { lint } from './lint.mjs'
import { counted, nodeTests } from './node-tests.mjs'
import { ours, targetDirs } from './rust.mjs'
import { run } from './step.mjs'

const cargoTest = ['test', '--locked', '--no-fail-fast', ...ours, '--target-dir', targetDirs.host]

export const suites = {
  lint: { needs: [], run: lint },
  core: { needs: [], run: () => counted(run('cargo', cargoTest, { show: true }), cargoCounts) },
  host: {
    needs: ['package'],
    run: () =>
      nodeTests(
        'tests/hosts',
        'tests/server',
        'tests/api',
        'tests/inputs',
        'tests/soak',
        'tests/bench',
      ),
  },
  package: {
    needs: ['package'],
    run: () => nodeTests('tests/package', 'tests/repository', 'tests/release'),
  },
  size: { needs: ['package'], run: () => nodeTests('tests/size.test.mjs') },
  browser: { needs: ['package', 'browser'], run: () => counted(runInBrowser('web'), cargoCounts) },
  faults: { needs: ['package', 'browser'], run: () => nodeTests('tests/faults') },
  playground: { needs: ['package', 'browser'], run: () => nodeTests('tests/playground') },
  examples: { needs: ['package', 'examples'], run: () => nodeTests('tests/examples') },
  // Last, so that its table is what a run ends with.
  matrix: { needs: ['package'], run: () => nodeTests('tests/matrix') },
}
