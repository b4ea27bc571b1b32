// The life of a watched app: everything happens in it that makes the package call a function of the app's. Once the
// app has ended its task, only the host and the network go on.

/** Once the task has ended, a socket that stays must be seen. */
function serverCloses(w, app, code, reason) {
  if (!app.hasEnded) w.net.link?.closeByServer(code, reason)
}

/** Whatever may come from outside at any time. */
async function stir(w, app) {
  const { signals } = w.host
  w.net.link?.push('news')
  await w.advance(30)
  w.net.link?.push(new Uint8Array([1, 2, 3]))
  await w.advance(30)
  if (signals.names) {
    signals.networkIs('none')
    await w.advance(30)
    signals.networkIs('4g')
    signals.hide()
    await w.advance(6000)
    signals.show()
  }
  await w.advance(1500)
  app.send('a message')
  app.ping()
  await w.advance(300)
}

/** The link is lost in every way. */
async function lose(w, app) {
  serverCloses(w, app, 1006, '')
  await w.advance(400)
  w.net.next('refuse')
  app.lateParams = true
  serverCloses(w, app, 1001, 'restart')
  await w.advance(600)
  w.net.mute = true
  await w.advance(4000)
  w.net.mute = false
  await w.advance(1000)
  w.host.quirks.send = 'fail'
  app.send('refused')
  await w.advance(100)
  w.host.quirks.send = 'ok'
  await w.advance(3000)
}

export async function live(w, app) {
  const settled = app.start()
  await w.advance(100)
  await stir(w, app)
  app.setOptions()
  await lose(w, app)
  app.givesUp = true
  serverCloses(w, app, 1006, '')
  await w.advance(1000)
  app.givesUp = false
  app.open()
  await w.advance(500)
  app.close()
  await w.advance(500)
  app.open()
  await w.advance(500)
  w.host.quirks.closeReports = 'never'
  app.close()
  await w.advance(3000)
  w.host.quirks.closeReports = 'later'
  app.open()
  await w.advance(500)
  await stir(w, app)
  await w.advance(40_000)
  return settled
}
