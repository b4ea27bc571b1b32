// With anything that a host’s send and close return, throw or call, there is one result and one close.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { QUICK, isWell, trap, untouchable } from './misbehaviour.mjs'

const RESULTS = {
  'throws nothing that can be read': () => {
    throw untouchable()
  },
  'gives what can not be touched': () => untouchable(),
  'gives a then that throws': () => trap('then'),
  'gives a thenable that throws': () => ({
    then() {
      throw new Error('no')
    },
  }),
  'gives an error that can not be read': () => trap('error'),
  'gives a thenable that does both': () => ({
    then(done, failed) {
      failed()
      done()
    },
  }),
  'calls everything twice': ({ success, fail, complete }) => {
    for (const fn of [success, fail, complete, fail, success]) fn()
  },
  'gives odd things': () => Symbol('x'),
}

for (const [name, result] of Object.entries(RESULTS)) {
  v2(`a send that ${name} settles at most once, a ping of that kind is no harm`, async (make) => {
    const w = await make()
    const task = await w.opened({ ...QUICK, pingTimeout: 1000 })
    const { api } = w.host.socket
    const settled = []
    const { send } = api
    api.send = result
    task.send({
      data: 'x',
      success: () => settled.push('success'),
      fail: () => settled.push('fail'),
    })
    await w.advance(1500)
    assert.ok(settled.length <= 1, settled.join())
    api.send = send
    await w.until(() => task.state === 'open' && w.host.open.length === 1)
    await isWell(w, task)
  })

  v2(`a close that ${name} is a close`, async (make) => {
    const w = await make()
    const task = await w.opened(QUICK)
    w.host.socket.api.close = result
    task.close()
    await w.advance(5000)
    assert.equal(task.state, 'closed')
    assert.equal(w.recorder.of('onClose').length, 1)
    assert.equal(w.leftovers().timers, 0)
  })
}
