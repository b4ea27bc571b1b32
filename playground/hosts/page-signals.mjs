// The signals of the page's own browser about network and foreground. A page cannot take its browser offline, so
// the state is faked and the event is dispatched.

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
