// The options as loggers may see them: numbers and flags, of all else its kind. What the app has put in
// stays out of logs: addresses, headers, what a ping carries.

export function summaryOf(values) {
  var summary = {}
  for (var name in values) {
    var value = values[name]
    var type = typeof value
    if (type === 'object' && (!value || Array.isArray(value))) type = ''
    var isHidden = type === 'object' || type === 'function' || name === 'pingMsg'
    summary[name] = name === 'queue' && value ? summaryOf(value) : isHidden ? type : value
  }
  return summary
}
