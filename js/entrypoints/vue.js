// `…/vue`: the composable. It takes the main entry's task, so it brings no engine.
export { useWebsocketHeartbeat } from '../frameworks/vue.js'
