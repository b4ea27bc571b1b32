// The suites of `npm test`, in the order in which they run. Each resolves to how many tests passed and
// failed; `needs` says what has to be there before.

import { runInBrowser } from './browser.mjs'
import { cargoCounts, nodeCounts } from './count.mjs'
import { filesBelow } from './files.mjs'
import { lint } from './lint.mjs'
import { targetDirs } from './rust.mjs'
import { at, run } from './step.mjs'

/** A failing runner ends with a code that is not 0; then its counts tell, and count at least one. */
async function counted(running, counts) {
  const [text, ok] = await running.then(
    (out) => [out, true],
    (error) => [error.output ?? '', false],
  )
  const { passed, failed } = counts(text)
  return { passed, failed: ok ? failed : Math.max(failed, 1) }
}

function node(...folders) {
  const isTest = (file) => file.endsWith('.test.mjs')
  const files = folders.flatMap((folder) =>
    folder.endsWith('.mjs') ? [folder] : filesBelow(at(folder)).map((file) => `${folder}/${file}`),
  )
  const args = ['--test', '--test-reporter', 'spec', ...files.filter(isTest)]
  // Without files Node would look for tests of its own accord.
  if (!files.some(isTest)) return { passed: 0, failed: 0 }
  return counted(run(process.execPath, args, { show: true }), nodeCounts)
}

const cargoTest = ['test', '--locked', '--no-fail-fast', '--target-dir', targetDirs.host]

export const suites = {
  lint: { needs: [], run: lint },
  core: { needs: [], run: () => counted(run('cargo', cargoTest, { show: true }), cargoCounts) },
  host: { needs: ['package'], run: () => node('tests/hosts', 'tests/server', 'tests/api') },
  package: { needs: ['package'], run: () => node('tests/package') },
  size: { needs: ['package'], run: () => node('tests/size.test.mjs') },
  browser: { needs: ['package', 'browser'], run: () => counted(runInBrowser('web'), cargoCounts) },
}
