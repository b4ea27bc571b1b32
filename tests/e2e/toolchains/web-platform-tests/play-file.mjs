// Plays one file of tests on one stage: in a realm of its own, on a host of its own.

import { engine as engineOf } from '../../../support/engines.mjs'
import { createHost } from '../../../support/hosts/index.mjs'
import { WsNet } from '../../../support/networks/ws-net.mjs'
import { sandbox } from '../../../support/sandbox.mjs'
import { webClasses } from '../../../support/web-events.mjs'
import { createWebSocketOf } from '../../../support/web-socket-class.mjs'
import { harness, scriptsOf } from './checkout.mjs'
import { DOCUMENT, header, page } from './page.mjs'

/** The standard knows no limit for a close; ours of 3 s might pass on a busy machine. */
const CLOSE_TIMEOUT = 15_000

const define = (realm, values) => {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(realm, name, { value, writable: true, configurable: true })
  }
}

/** The package in a page's realm, with the class as its `WebSocket`. */
function stageRealm({ realm: kind, engine, host: name }, globals, net) {
  const entry = engineOf(engine)
  const { realm, require, evaluate } = sandbox({ globals, without: entry.without, evals: true })
  if (kind === 'web') {
    define(realm, { ...webClasses(evaluate), Blob, File, AbortController, AbortSignal })
  }
  const host = createHost(name, { net, realm })
  const options = { ...entry.options, closeTimeout: CLOSE_TIMEOUT, connectSocketParams: { header } }
  const WebSocket = createWebSocketOf({ entry, engine, require })(host.api, options)
  define(realm, { WebSocket, self: realm, window: realm })
  const setDocument = `let ${DOCUMENT.name}; (value) => { ${DOCUMENT.name} = value }`
  evaluate(setDocument, 'page')(DOCUMENT.value)
  return { realm, evaluate }
}

/**
 * Resolves to `{subtests, problem}`: `[{passed, name, message}]` in the order of the file, and why the file itself
 * did not come to its end in `limit` ms.
 */
export async function playFile(file, stage, server, limit) {
  const net = new WsNet()
  const { globals, end } = page()
  const { realm, evaluate } = stageRealm(stage, globals, net)
  const subtests = []
  const problems = []
  const completed = new Promise((resolve) => {
    realm.onResult = ({ index, status, name, message }) =>
      void (subtests[index] = { passed: status === 0, name, message: String(message) })
    realm.onCompletion = (_tests, { status, message }) => {
      if (status !== 0) problems.push(`the harness ended with ${message}`)
      resolve()
    }
  })
  evaluate(harness(stage.realm), 'testharness.js')
  evaluate('add_result_callback(onResult); add_completion_callback(onCompletion)', 'report')
  evaluate('setup({ explicit_timeout: true })', 'report')
  try {
    for (const { name, text } of scriptsOf(file, server)) evaluate(text, name)
  } catch (error) {
    problems.push(String(error))
  }
  await Promise.race([completed, tooLong(problems, limit)])
  end()
  net.terminate()
  return { subtests: Array.from(subtests, (one) => one ?? NO_RESULT), problem: problems.join('; ') }
}

const NO_RESULT = { passed: false, name: 'a subtest without result', message: '' }

const tooLong = (problems, limit) =>
  new Promise((resolve) => {
    setTimeout(() => {
      problems.push(`no end after ${limit / 1000} s`)
      resolve()
    }, limit)
  })
