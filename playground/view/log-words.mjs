// Entries of the logs in words.

import { inSeconds, text } from '../texts/texts.mjs'

export function eventWords(key, { ms, fault, host, engine, client, ...values } = {}) {
  return text(`log.${key}`, {
    ...values,
    s: ms === undefined ? '' : inSeconds(ms),
    fault: fault && text(`fault.${fault}`),
    host: host && text(`host.${host}`),
    engine: engine && text(`engine.${engine}`),
    client: client && text(`client.${client}`),
  }).trim()
}

/** `send (9)`, `onClose 1006`: the names are the host's, in no language; payloads are not shown. */
export function callWords(name, { size, code }) {
  const isEvent = /^on/.test(name)
  const about = [size === undefined ? '' : `${size} B`, code === undefined ? '' : `${code}`]
  return `${isEvent ? '← ' : '→ '}${name} ${about.filter(Boolean).join(' ')}`.trim()
}
