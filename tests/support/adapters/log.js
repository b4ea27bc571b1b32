// What hosts and adapters do in a test is written into one list of lines, so that a test sees it in order.

/** An event, or data, as a text. */
export function show(value) {
  try {
    return textOf(value)
  } catch (error) {
    return 'unreadable'
  }
}

function textOf(value) {
  if (typeof value === 'string') return value
  if (!value || typeof value !== 'object') return String(value)
  if (value instanceof ArrayBuffer) return `[${new Uint8Array(value)}]`
  if ('data' in value) return textOf(value.data)
  return value.errMsg || JSON.stringify(value)
}

/** Ends a call of a host in one of the ways of hosts. */
export function end(how, params, error) {
  if (how === 'success') params.success({ errMsg: 'ok' })
  if (how === 'fail') params.fail(error)
  if (how === 'throws') throw error
  if (how === 'rejects') return Promise.reject(error)
  if (how === 'resolves') return Promise.resolve()
  if (how === 'returned') return Object.assign(Promise.resolve(), { __returned: undefined })
  return how === 'error' ? { error: 12 } : undefined
}
