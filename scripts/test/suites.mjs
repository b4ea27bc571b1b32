// The suites of `npm test`, in the order in which they run. Each resolves to how many tests passed and
// failed; `needs` says what has to be there before.

import { runInBrowser } from '../setup/browser.mjs'
import { cargoCounts } from '../lib/count.mjs'
import { lint } from '../lint/checks.mjs'
import { counted, nodeTests } from '../lib/node-tests.mjs'
import { ours, targetDirs } from '../lib/rust.mjs'
import { run } from '../lib/step.mjs'

const cargoTest = ['test', '--locked', '--no-fail-fast', ...ours, '--target-dir', targetDirs.host]

export const suites = {
  lint: { needs: [], run: lint },
  core: { needs: [], run: () => counted(run('cargo', cargoTest, { show: true }), cargoCounts) },
  host: {
    needs: ['package'],
    run: () =>
      nodeTests(
        'tests/support',
        'tests/package/close',
        'tests/package/connect',
        'tests/package/diagnostics',
        'tests/package/errors',
        'tests/package/heartbeat',
        'tests/package/hooks',
        'tests/package/hosts',
        'tests/package/inputs',
        'tests/package/isolation',
        'tests/package/lifecycle',
        'tests/package/messages',
        'tests/package/queue',
        'tests/package/random-lives',
        'tests/package/reconnect',
        'tests/package/signals',
        'tests/package/v1',
        'tests/e2e/sockets',
        'bench',
      ),
  },
  package: {
    needs: ['package'],
    run: () =>
      nodeTests(
        'tests/package/documents',
        'tests/package/engine',
        'tests/package/tarball',
        'tests/package/types',
      ),
  },
  size: { needs: ['package'], run: () => nodeTests('tests/package/size') },
  browser: { needs: ['package', 'browser'], run: () => counted(runInBrowser('web'), cargoCounts) },
  faults: { needs: ['package', 'browser'], run: () => nodeTests('tests/e2e/faults') },
  playground: { needs: ['package', 'browser'], run: () => nodeTests('tests/e2e/playground') },
  examples: { needs: ['package', 'examples'], run: () => nodeTests('tests/e2e/examples') },
  // Last, so that its table is what a run ends with.
  matrix: { needs: ['package'], run: () => nodeTests('tests/package/matrix') },
}
