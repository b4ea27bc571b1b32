// The options as they may be printed: numbers and flags, of all else its kind. What the app has put in stays
// out: addresses, headers, what a ping carries.

function shown(name, value) {
  var type = typeof value
  if (name === 'fatalCloseCodes') return value
  if (name === 'queue' && value) return summaryOf(value)
  // No look inside: a value may be a Proxy that refuses every question.
  return name === 'pingMsg' || (value && /object|function/.test(type)) ? type : value
}

export function summaryOf(values) {
  var summary = {}
  for (var name in values) summary[name] = shown(name, values[name])
  return summary
}
