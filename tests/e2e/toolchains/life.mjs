// One life of a task, in every app and on every platform.

/**
 * Goes to pages as its text, so it may use nothing from outside. `drop()` makes the server close all
 * connections. Resolves to what was seen; only the two closes can differ by host.
 */
export async function life(task, drop) {
  const next = (type) => new Promise((resolve) => task.once(type, resolve))
  const got = []
  let look = () => {}
  task.on('message', ({ data }) => {
    got.push(data)
    look()
  })
  /** The first message that is wanted, once it is there; it is taken away. */
  const message = (wanted) =>
    new Promise((resolve) => {
      look = () => {
        const index = got.findIndex(wanted)
        if (index < 0) return
        look = () => {}
        resolve(got.splice(index, 1)[0])
      }
      look()
    })
  const isHeartbeat = (data) => data === 'heartbeat'
  const echoOf = async (data) => {
    await task.send(data)
    return message((answer) => !isHeartbeat(answer))
  }

  if (task.state !== 'open') await next('open')
  const seen = { text: await echoOf('hello 汉字') }
  const answer = await echoOf(new Uint8Array([0, 1, 127, 128, 255]).buffer)
  seen.kind = Object.prototype.toString.call(answer)
  seen.bytes = Array.from(new Uint8Array(answer))
  await message(isHeartbeat)
  const [dropped, again] = [next('close'), next('reopen')]
  await drop()
  seen.dropped = (await dropped).code
  await again
  seen.again = await echoOf('again')
  const closed = next('close')
  task.close({ code: 4001, reason: 'bye' })
  seen.closed = (await closed).code
  seen.state = task.state
  return seen
}
