// Texts for people: what the host said, and values that were passed, safe to print.

/** A text without what a URL in it may keep secret: userinfo, query and fragment. */
export function redact(text) {
  return text.replace(/(:\/\/)([^\s/?#]*@)?([^\s?#]*)([?#]\S*)?|\?[^\s?]+=\S*/g, '$1$3')
}

/** The host's words for what went wrong. */
export function wordsOf(event) {
  var text = event && (event.errMsg || event.errorMessage || event.message || event.reason)
  if (!text) text = typeof event === 'string' ? event : 'the host gave no reason'
  return redact(String(text))
}

/** A value as a short text. */
export function describe(value) {
  try {
    var type = typeof value
    if (type === 'string') {
      var text = redact(value)
      return '"' + (text.length > 60 ? text.slice(0, 57) + '…' : text) + '"'
    }
    if (type === 'function' || type === 'symbol') return 'a ' + type
    if (type !== 'object' || value === null) return String(value)
    // Never what is inside: it may be secret.
    if (Array.isArray(value)) return 'an array of ' + value.length
    return 'an object { ' + Object.keys(value).slice(0, 5).join(', ') + ' }'
  } catch (unreadable) {
    return 'an unreadable object'
  }
}
