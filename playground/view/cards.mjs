// The cards: the state of each library, and how it handles the current fault.

import { recoveryOf } from '../lanes/recovery.mjs'
import { inSeconds, text } from '../texts/texts.mjs'
import { find, put } from './element.mjs'

export function showCard(who, { record }) {
  const card = find(`card-${who}`)
  const state = card.querySelector('.state')
  const recovery = card.querySelector('.recovery')
  const { kind, ms } = recoveryOf(record)
  state.dataset.state = record.state
  recovery.dataset.kind = kind
  put(state, text(`state.${record.state}`))
  put(recovery, text(`recovery.${kind}`, { s: inSeconds(ms) }))
}
