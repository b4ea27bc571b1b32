// Every way in which a host may report an open, a loss, a refusal or a send, or not.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { switches } from '../../support/hosts/quirks.mjs'
import { QUICK, isWell } from './misbehaviour.mjs'

const REPORTS = ['refused', 'lost', 'successFirst', 'openEvent', 'closeEvent', 'errorEvent']

const SENDS = ['promisify', 'onlyBuffers', 'send']

for (const name of [...REPORTS, ...SENDS]) {
  for (const value of switches[name]) {
    if (value === Number) continue
    v2(`${name}: ${value || 'not at all'}: a life with a refusal and a loss`, async (make) => {
      const w = await make({ quirks: { [name]: value } })
      w.net.next('refuse')
      const task = await w.start({ ...QUICK, pongTimeout: 1000 })
      // What never opens so is left to be tried again.
      await w.advance(5000)
      w.host.quirks[name] = switches[name][0]
      await w.until(() => task.state === 'open')
      w.host.quirks[name] = value
      w.net.link.drop()
      await w.advance(20_000)
      w.host.quirks[name] = switches[name][0]
      await w.until(() => task.state === 'open' && w.host.open.length === 1)
      assert.ok(w.recorder.of('onClose').length >= 2)
      assert.equal(w.recorder.of('onClose').length, w.recorder.of('onReconnect').length)
      await isWell(w, task)
    })
  }
}

v2('a socket that another one replaces, whether it reports its close or not', async (make) => {
  for (const replacedReports of switches.replacedReports) {
    const w = await make({
      host: 'my@replaces',
      quirks: { replacedReports, closeReports: 'never' },
    })
    const task = await w.opened({ ...QUICK, closeTimeout: 200 })
    task.reconnect()
    await w.until(() => task.state === 'open' && w.connects === 2)
    await w.advance(10_000)
    assert.equal(w.connects, 2)
    assert.deepEqual(w.names.slice(0, 4), ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
  }
})
