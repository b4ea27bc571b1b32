// What the page's own browser tells of the network and the foreground. No page can take its browser offline,
// so its word is put in place of the truth, and the event is dispatched.

function pretend(target, name, value) {
  if (value === null) delete target[name]
  else Object.defineProperty(target, name, { configurable: true, get: () => value })
}

export function pretendOffline(isOn) {
  pretend(navigator, 'onLine', isOn ? false : null)
  window.dispatchEvent(new Event(isOn ? 'offline' : 'online'))
}

export function pretendBackground(isOn) {
  pretend(document, 'hidden', isOn ? true : null)
  pretend(document, 'visibilityState', isOn ? 'hidden' : null)
  document.dispatchEvent(new Event('visibilitychange'))
}
