// 1.x defects of hooks: one that throws, and one that is null.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'
import { V1_HOOKS } from '../../support/recorder.mjs'
import { wholeLife } from '../../support/whole-life.mjs'

for (const name of V1_HOOKS) {
  defect(`a throwing ${name} hook ended the heartbeat or reconnecting`, async (make) => {
    const w = await make()
    w.noisy = true
    const boom = new Error(`${name} throws`)
    await wholeLife(w, (task) => {
      task[name] = () => {
        throw boom
      }
    })
    assert.ok(w.uncaught.length >= 1)
    assert.ok(
      w.uncaught.every((error) => error === boom),
      'the very error of the hook',
    )
  })

  defect(`${name} = null threw`, async (make) => {
    const w = await make()
    await wholeLife(w, (task) => {
      task[name] = null
      assert.equal(task[name], null)
    })
  })
}
