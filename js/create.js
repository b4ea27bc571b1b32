import { onTrap } from './shim.js'
import { WebsocketHeartbeatError } from './error.js'

export function create(engine) {
  return function WebsocketHeartbeat(options) {
    return new Promise(function (resolve, reject) {
      engine.use(options.wasm, function (glue, kind, reason) {
        if (!glue) return reject(new WebsocketHeartbeatError('engine', String(reason)))
        var log = []
        var task = { log: log, kind: kind }
        onTrap(function (error) {
          log.push('trap ' + error)
        })
        var id = glue.start(options, {
          seen: glue.seen,
          deliver: function (event) {
            log.push(event.data)
          },
          tick: function (what) {
            log.push(what)
          },
        })
        task.message = glue.listener(id)
        task.stats = function () {
          return glue.stats(id)
        }
        resolve(task)
      })
    })
  }
}
