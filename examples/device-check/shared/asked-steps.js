// What happens when the user does something with the phone.

import { describe } from './describe'
import { asFailure, failed } from './failure'
import { connected, echoed } from './task-steps'

/** What of the log belongs to the story, and how it is told; a task logs more than that. */
const told = {
  network: describe,
  hide: () => '',
  show: () => '',
  'global close': describe,
  host: ({ fact }) => fact,
  state: ({ state }) => state,
  error: ({ code }) => code,
  closed: describe,
}

/** The events since the `first` in their order, with seconds. */
function story(context, first) {
  const events = context.log
    .toJSON()
    .events.slice(first)
    .filter(({ event }) => told[event])
  const line = ({ at, event, detail }) => {
    const seconds = ((at - events[0].at) / 1000).toFixed(1)
    return `${`${event} ${told[event](detail)}`.trim()} +${seconds}`
  }
  return events.map(line).join(', ') || 'no event'
}

/** Asks the user, waits until the host has reported it, then until the connection works. */
const livesThrough = (signal) => (context) =>
  connected(context).then((task) => {
    const first = context.log.toJSON().events.length
    const reported = context.reported(signal, context.user)
    // The host's own event, where it has one.
    task.on('close', (event) => context.log('info', 'closed', event.raw || event))
    context.ask()
    return reported
      .then(() => echoed(task, context.back))
      .then(
        () => story(context, first),
        (error) => failed(asFailure(error).failure, story(context, first))
      )
  })

export const network = livesThrough('network')
export const background = livesThrough('show')
