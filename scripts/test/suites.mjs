// The suites of `npm test`, in the order in which they run. `run` resolves to how many tests passed and
// failed; `needs` says what has to be there before; `folders`, where the tests are that run in Node.

import { cargoCounts } from '../lib/count.mjs'
import { counted, nodeTests } from '../lib/node-tests.mjs'
import { ours, targetDirs } from '../lib/rust.mjs'
import { run } from '../lib/step.mjs'
import { lint } from '../lint/checks.mjs'
import { runInBrowser, runInNode } from './web.mjs'

const cargoTest = ['test', '--locked', '--no-fail-fast', ...ours, '--target-dir', targetDirs.host]

const inNode = (needs, ...folders) => ({ needs, folders, run: () => nodeTests(...folders) })

/** What the package does on simulated hosts, and what it is as a tarball: folders of tests/package. */
const behaviours = [
  ...['close', 'connect', 'diagnostics', 'errors', 'heartbeat', 'hooks', 'hosts', 'inputs'],
  ...['isolation', 'lifecycle', 'messages', 'queue', 'random-lives', 'reconnect', 'signals', 'v1'],
  ...['frameworks', 'websocket'],
].map((name) => `tests/package/${name}`)
const asPublished = ['documents', 'engine', 'tarball', 'types'].map(
  (name) => `tests/package/${name}`,
)

export const suites = {
  lint: { needs: [], run: lint },
  core: { needs: [], run: () => counted(run('cargo', cargoTest, { show: true }), cargoCounts) },
  adapters: { needs: ['runner'], run: () => counted(runInNode(), cargoCounts) },
  host: inNode(
    ['package'],
    ...['scripts', 'bench', 'tests/support', 'tests/e2e/sockets', ...behaviours],
  ),
  package: inNode(['package'], ...asPublished, 'tests/repository'),
  size: inNode(['package'], 'tests/package/size'),
  browser: { needs: ['package', 'browser'], run: () => counted(runInBrowser('web'), cargoCounts) },
  faults: inNode(['package', 'browser'], 'tests/e2e/faults'),
  playground: inNode(['package', 'browser'], 'tests/e2e/playground'),
  examples: inNode(['package', 'examples'], 'tests/e2e/examples'),
  // Last, so that its table is what a run ends with.
  matrix: inNode(['package'], 'tests/package/matrix'),
}
