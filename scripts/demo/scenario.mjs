// One fault on one client, with a server of its own: connect, talk, break it, wait for the recovery,
// talk again, and compare what was sent with what arrived.

import { doubled, lost } from '../../tests/support/servers/ledger.mjs'
import { startServer } from '../../tests/support/servers/server.mjs'
import { options, timeout } from './faults.mjs'

const WORDS = {
  open: () => 'open',
  login: () => 'round trip done',
  heartbeat: (detail, { count }) => (count.heartbeat === 1 ? 'heartbeat answered' : null),
  echo: (detail, { count }) => (count.echo === 3 ? '3 messages there and back' : null),
  said: () => null,
  error: (detail) => `error: ${detail}`,
  close: (code) => `closed, code ${code}`,
  reconnect: (repeat) => `retry ${repeat} scheduled`,
  'close()': () => 'the app calls close()',
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** `{fault, client, recovered: ms | null, lost, doubled, zombie, problem}` */
export async function runScenario(fault, client, screen) {
  const server = await startServer()
  const say = (text, mood) => screen.line(client.label, fault.key, text, mood)
  const watching = screen.watch(client.label, fault.key)
  const result = {
    fault,
    client,
    recovered: null,
    lost: 0,
    doubled: 0,
    zombie: false,
    problem: null,
  }
  let session = null
  try {
    fault.atStart?.(server)
    let since = Date.now()
    if (fault.atStart) say(`fault: ${fault.name}`, 'bad')
    const detail = { url: server.url, options, closesInRetry: fault.closesInRetry }
    session = client.start(fault.key, detail, (type, more, state) => {
      const text = WORDS[type](more, state)
      if (text) say(text)
    })
    if (fault.inject) {
      if (!(await warmUp(session))) throw new Error('no open, echo and heartbeat before the fault')
      say(`fault: ${fault.name}`, 'bad')
    }
    const before = session.count.login
    await fault.inject?.(server)
    if (fault.inject) since = Date.now()
    if (fault.closesInRetry) await watchForZombie(server, session, result)
    else if (await session.until(({ count }) => count.login > before, timeout(client)))
      result.recovered = Date.now() - since
    await settle(server, session, result)
    const word = result.recovered === null ? '' : 'recovered: '
    say(`${word}${verdict(result)}`, isGood(result) ? 'good' : 'bad')
  } catch (error) {
    result.problem = error.message
    say(error.message, 'bad')
  } finally {
    watching.done()
    session?.command('end')
    await server.stop()
  }
  return result
}

/** The usual work without faults: open, three messages there and back, a heartbeat. */
async function warmUp(session) {
  if (!(await session.until(({ count }) => count.login === 1, 10_000))) return false
  session.command('say', 3)
  return session.until(({ count }) => count.echo === 3 && count.heartbeat >= 1, 10_000)
}

/** After the user's close() nothing may connect again. */
async function watchForZombie(server, session, result) {
  await session.until(({ count }) => count['close()'] > 0, 10_000)
  const opened = server.opened
  await wait(2500)
  result.zombie = server.opened > opened
}

/** Two more messages on the new connection, then sent and received messages are compared. */
async function settle(server, session, result) {
  if (result.fault.closesInRetry || result.recovered === null) return
  const { said } = session
  session.command('say', 2)
  await session.until((state) => state.said >= said + 2, 5000)
  for (let i = 0; i < 20 && lost(session.said, server.numbers(session.id)).length > 0; i += 1)
    await wait(50)
  const arrived = server.numbers(session.id)
  result.lost = lost(session.said, arrived).length
  result.doubled = doubled(arrived).length
}

export const inSeconds = (ms) => (ms / 1000).toFixed(1)

export function isGood({ fault, recovered, lost: missing, doubled: twice, zombie, problem }) {
  const back = fault.closesInRetry ? !zombie : recovered !== null
  return back && missing === 0 && twice === 0 && problem === null
}

export function verdict(result) {
  if (result.problem) return result.problem
  if (result.fault.closesInRetry)
    return result.zombie ? 'ZOMBIE: it connected after close()' : 'stays closed'
  const back = result.recovered === null ? 'not recovered' : `${inSeconds(result.recovered)} s`
  const books = [
    result.lost && `${result.lost} lost`,
    result.doubled && `${result.doubled} doubled`,
  ].filter(Boolean)
  return [back, ...books].join(', ')
}
