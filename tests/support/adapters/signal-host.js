// A host that reports what happens to the app and the network.

export class SignalHost {
  /**
   * @param log takes a line for each call
   * @param names of its events: `AppShow` for the functions `onAppShow` and `offAppShow`
   */
  constructor(log, names) {
    this.listeners = {}
    /** The params of the latest question for the network. */
    this.question = undefined
    this.object = {
      connectSocket: () => undefined,
      getNetworkType: (params) => {
        log.push('ask')
        this.question = params
      },
    }
    for (const name of names) {
      const listeners = (this.listeners[name] = [])
      this.object[`on${name}`] = (listener) => {
        log.push(`on${name}`)
        listeners.push(listener)
      }
      this.object[`off${name}`] = (listener) => {
        log.push(`off${name}`)
        listeners.splice(listeners.indexOf(listener), 1)
      }
    }
  }

  /** The functions that take listeners off take all of them, the app's too: they have no parameter. */
  takesOffAll() {
    for (const name in this.listeners) {
      const { length } = this.listeners[name]
      this.object[`off${name}`] = () => void this.listeners[name].splice(length)
    }
  }

  /** It is WeChat, on this system. */
  isWechat(system) {
    this.object.getDeviceInfo = () => ({ platform: system })
    this.object.getAppAuthorizeSetting = () => ({})
  }

  say(name, value) {
    this.listeners[name].slice().forEach((listener) => listener(value))
  }

  answer(value) {
    this.question.success(value)
  }
}
