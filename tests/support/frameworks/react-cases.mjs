// What the hook does, in every React.

import assert from 'node:assert/strict'
import { v2 } from '../cases.mjs'
import { codeOf, liveSockets, useOf } from './use.mjs'

globalThis.IS_REACT_ACT_ENVIRONMENT = true

/**
 * A component with the hook in a world, rendered; `props` of the component are the options. Those of `child`, another
 * component, are what the hook gives.
 */
async function rendered(make, { React, create, act }, { host, strict, render, child, options }) {
  const w = await make({ host, modules: { react: React } })
  const use = useOf(w, 'react')
  const page = { w, shown: [] }
  function Page(props) {
    page.used = use(w.options(props))
    page.shown.push(page.used.state)
    render?.(page.used)
    return child ? React.createElement(child, page.used) : page.used.state
  }
  const element = (props) => {
    const content = React.createElement(Page, props)
    return strict ? React.createElement(React.StrictMode, null, content) : content
  }
  await act(() => {
    page.root = create(element(options))
  })
  page.render = (props) => act(() => page.root.update(element(props)))
  page.unmount = () => act(() => page.root.unmount())
  page.advance = (ms) => act(() => w.advance(ms))
  // React renders when act() ends.
  page.until = async (wanted) => {
    const done = typeof wanted === 'string' ? () => page.used.state === wanted : wanted
    for (let step = 0; step < 1000 && !done(); step += 1) await page.advance(20)
    assert.ok(done(), `never ${wanted}`)
  }
  return page
}

/** Plays them all. `kit`: a `React`, the `create` of its test renderer, and its `act`. */
export function reactCases(name, kit) {
  const { act, React } = kit
  const page = (make, more = {}) => rendered(make, kit, more)

  v2(`${name}: a component shows state, data, latency and errors`, async (make) => {
    const options = { pingTimeout: 1000, isPong: (data) => data === 'heartbeat' }
    const p = await page(make, { options })
    const { state, data, lastError, latency } = p.used
    assert.deepEqual([state, data, lastError, latency], ['connecting', null, null, null])
    await p.until('open')
    assert.equal(p.root.toJSON(), 'open')
    await act(() => p.w.net.link.push('hello'))
    await p.until(() => p.used.data === 'hello')
    await p.until(() => p.used.latency !== null)
    p.w.net.next('refuse')
    p.w.net.link.drop()
    await p.until(() => p.used.lastError)
    assert.equal(p.used.lastError.code, 'connect-failed')
    await p.until('open')
    await act(() => p.used.close())
    await p.until('closed')
    await act(() => p.used.open())
    await p.until('open')
    await p.unmount()
    await p.w.advance(10_000)
    p.w.assertNothingLeft()
  })

  v2(`${name}: in StrictMode one socket is made`, async (make) => {
    const p = await page(make, { strict: true })
    await p.until('open')
    await p.advance(10_000)
    assert.equal(p.w.connects, 1)
    assert.equal(p.w.host.open.length, 1)
    await p.unmount()
    await p.w.advance(10_000)
    p.w.assertNothingLeft()
  })

  v2(`${name}: what an effect of the first rendering sends is sent`, async (make) => {
    const render = ({ send }) => React.useEffect(() => void send('early'), [send])
    const p = await page(make, { render, host: 'taro4@weapp' })
    await p.until('open')
    await p.advance(100)
    assert.deepEqual(p.w.received, ['early'])
  })

  for (const strict of [false, true]) {
    v2(`${name}: effects of a child may call, strict: ${strict}`, async (make) => {
      function child({ open, send }) {
        React.useEffect(() => {
          open()
          send('early')
        }, [open, send])
        return null
      }
      const p = await page(make, { child, strict, options: { immediate: false } })
      await p.until('open')
      await p.advance(100)
      assert.deepEqual(p.w.received, ['early'])
      assert.equal(liveSockets(p.w), 1)
      await p.unmount()
      await p.w.advance(10_000)
      p.w.assertNothingLeft()
    })
  }

  v2(`${name}: close() in an effect of the first rendering stands`, async (make) => {
    const render = ({ close }) => React.useEffect(close, [close])
    const p = await page(make, { render })
    await p.advance(10_000)
    assert.equal(p.used.state, 'closed')
    assert.equal(p.w.connects, 0)
    await act(() => p.used.open())
    await p.until('open')
  })

  v2(`${name}: a component that goes before there is a task leaves nothing`, async (make) => {
    const p = await page(make, { host: 'taro4@weapp' })
    await p.unmount()
    p.used.open()
    assert.equal(await codeOf(p.used.send('late')), 'destroyed')
    await p.w.advance(10_000)
    p.w.assertNothingLeft()
  })

  v2(`${name}: another url ends the connection and begins another one`, async (make) => {
    const to = (room) => ({ connectSocketParams: { url: `wss://example.test/${room}` } })
    const p = await page(make, { options: to('one') })
    const { send } = p.used
    await p.until('open')
    await act(() => p.w.net.link.push('hello'))
    await p.until(() => p.used.data === 'hello')
    await p.render(to('one'))
    assert.equal(p.w.connects, 1)
    await p.render(to('two'))
    assert.deepEqual([p.used.state, p.used.data], ['connecting', null])
    await p.until('open')
    assert.equal(p.w.host.connects.at(-1).params.url, 'wss://example.test/two')
    assert.equal(liveSockets(p.w), 1)
    assert.equal(p.used.send, send)
    send('to two')
    await p.advance(100)
    assert.deepEqual(p.w.received, ['to two'])
  })

  v2(`${name}: hooks and options of the latest rendering count`, async (make) => {
    const seen = []
    const of = (n) => ({
      pingTimeout: 1000 * n,
      pingMsg: () => `ping ${n}`,
      onMessage() {
        seen.push(n)
        this.seenBy = n
      },
    })
    const p = await page(make, { options: of(1), host: 'taro4@weapp' })
    // Before there is a task.
    await p.render(of(2))
    await p.until('open')
    await p.advance(2500)
    assert.deepEqual(p.w.received, ['ping 2'])
    await p.render(of(5))
    await act(() => p.w.net.link.push('x'))
    await p.advance(4000)
    assert.deepEqual(p.w.received, ['ping 2'])
    await p.advance(1500)
    assert.deepEqual(p.w.received, ['ping 2', 'ping 5'])
    assert.equal(seen.at(-1), 5)
    assert.equal(p.w.connects, 1)
    assert.deepEqual(p.w.console, [])
  })

  v2(`${name}: an option that is left out has its default again`, async (make) => {
    let task
    function onOpen() {
      task = this
    }
    const p = await page(make, { options: { pingTimeout: 1000, onOpen } })
    await p.until('open')
    assert.equal(task.opts.pingTimeout, 1000)
    await p.render({ onOpen })
    assert.equal(task.opts.pingTimeout, 15_000)
    assert.deepEqual(p.w.console, [])
  })

  v2(`${name}: a message like the one before renders nothing`, async (make) => {
    let messages = 0
    const p = await page(make, { options: { onMessage: () => (messages += 1) } })
    await p.until('open')
    await act(() => p.w.net.link.push('hello'))
    await p.until(() => p.used.data === 'hello')
    const times = p.shown.length
    await act(() => p.w.net.link.push('hello'))
    await p.until(() => messages === 2)
    assert.equal(p.shown.length, times)
  })

  v2(`${name}: the same object until something changes`, async (make) => {
    const p = await page(make)
    await p.until('open')
    const before = p.used
    await p.render({})
    assert.equal(p.used, before)
    assert.deepEqual([...new Set(p.shown)], ['connecting', 'open'])
  })

  v2(`${name}: with immediate: false nothing connects before open()`, async (make) => {
    const p = await page(make, { options: { immediate: false }, strict: true })
    await p.advance(10_000)
    assert.equal(p.w.connects, 0)
    assert.equal(p.used.state, 'closed')
    assert.equal(await codeOf(p.used.send('never')), 'closed')
    await act(() => p.used.open())
    await p.until('open')
  })
}
