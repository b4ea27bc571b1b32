// What an app does with its task: sends, closes, opens.

import { find, make } from '../view/element.mjs'

/** `lanes()` gives the lanes; none before the first start. */
export function makeActs(lanes) {
  const all = (act) => () => Object.values(lanes()).forEach(act)
  const acts = {
    close: all((lane) => lane.close()),
    open: () => lanes().ours?.open(),
    reconnect: () => lanes().ours?.reconnect(),
    ping: () => lanes().ours?.ping(),
  }
  for (const [name, act] of Object.entries(acts))
    find('acts').append(
      make('button', { id: `act-${name}`, onclick: act, dataset: { text: `act.${name}` } }),
    )
  find('say').addEventListener('submit', (event) => {
    event.preventDefault()
    all((lane) => lane.send(find('message').value))()
  })
}
