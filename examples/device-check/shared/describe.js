// Events and results of hosts as short texts: which fields there are, and the values of numbers and short texts.

const LONGEST = 60

const typeOf = (value) => Object.prototype.toString.call(value).slice(8, -1)

/** `depth`: how many further objects are opened. */
export function describe(value, depth = 1) {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST))
  if (typeof value === 'function') return 'function'
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Error) return describe(value.message)
  if (typeOf(value) !== 'Object' || depth < 0) return typeOf(value)
  // What headers say may be private.
  const fields = Object.keys(value).map(
    (name) => `${name}: ${describe(value[name], name === 'header' ? -1 : depth - 1)}`
  )
  return `{${fields.join(', ')}}`
}

/** How the data of a message looks, wherever it is in the event. */
export function describeMessage(event) {
  const holder = messageIn(event)
  const kind = typeof holder.data === 'string' ? 'text' : typeOf(holder.data)
  const coded = holder.isBuffer ? 'base64' : kind
  return holder === event ? coded : `${coded}, one level deeper`
}

/** What holds the data: the event, or an object in it (tasks of Alipay). */
export function messageIn(event) {
  const { data } = event
  return data && typeof data === 'object' && 'data' in data ? data : event
}
