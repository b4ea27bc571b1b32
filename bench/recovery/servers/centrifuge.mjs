// As much of Centrifugo's JSON protocol as a client needs to connect, to be pinged and to get its messages back.

/** `ping` and `pong` are ms: how often the server pings, and how long it waits for the answer. */
export const centrifuge =
  ({ ping, pong }) =>
  (connection, takes) => {
    const reply = (what) => connection.send(JSON.stringify(what))
    let silence = null
    let heartbeats = null
    connection.on('close', () => {
      clearInterval(heartbeats)
      clearTimeout(silence)
    })

    function connect(id) {
      reply({ id, connect: { client: 'bench', version: '', ping: ping / 1000, pong: true } })
      heartbeats = setInterval(() => {
        reply({})
        silence = setTimeout(() => connection.close(3012, 'no pong'), pong)
      }, ping)
    }

    connection.on('message', (text) => {
      for (const line of text.toString().split('\n')) {
        const { id, connect: asked, send } = JSON.parse(line)
        if (asked) connect(id)
        else if (!send) clearTimeout(silence)
        else if (takes(send.data)) reply({ push: { message: { data: send.data } } })
      }
    })
  }
