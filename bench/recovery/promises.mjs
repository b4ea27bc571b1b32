// What is promised with default options, and how it is measured on a connection that is open (defaults.mjs).

import { setTimeout as sleep } from 'node:timers/promises'

/** From the last message to the next open. */
async function dead(stage) {
  stage.proxy.silence('up', 'down')
  await stage.attempt()
  await stage.until(() => stage.task.state === 'open')
  return performance.now() - stage.heard
}

/** The same after a round trip of the heartbeat has been measured. */
async function deadByMeasure(stage) {
  await stage.until(() => stage.task.stats().rtt.smoothed !== null)
  return dead(stage)
}

/** From what the host reports of a link that is dead to the next attempt. */
async function afterSignal(stage, emit) {
  stage.proxy.silence('up', 'down')
  const since = performance.now()
  emit(stage.signals)
  return (await stage.attempt()) - since
}

/** Of the network: the first report is no change. */
function network(stage) {
  stage.signals.networkIs('wifi')
  return afterSignal(stage, (signals) => signals.networkIs('4g'))
}

/** ms; a shorter absence counts for nothing. */
const AWAY = 5500

async function foreground(stage) {
  stage.signals.hide()
  await sleep(AWAY)
  return afterSignal(stage, (signals) => signals.show())
}

/** From the loss to the first attempt. */
async function restart(stage) {
  const since = performance.now()
  const attempt = stage.attempt()
  await stage.proxy.refuse()
  return (await attempt) - since
}

/** `limit`: ms. `setting`: of the link, ms each way, and options other than the default. */
export const promises = {
  blackhole: {
    what: 'black hole: from the last message to `onOpen`',
    limit: 27_500,
    measure: dead,
  },
  auto: {
    what: "the same with `pongTimeout: 'auto'`, on a link of 50 ms",
    limit: 18_500,
    setting: { delay: 25, options: { pongTimeout: 'auto' } },
    measure: deadByMeasure,
  },
  network: {
    what: 'dead link, the network changes: to the next attempt',
    limit: 2000,
    measure: network,
  },
  foreground: {
    what: 'dead link, back to the foreground: to the next attempt',
    limit: 2000,
    measure: foreground,
  },
  restart: { what: 'server restart: to the first attempt', limit: 2000, measure: restart },
}
