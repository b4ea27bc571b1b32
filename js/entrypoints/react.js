// `…/react`: the hook. It takes the main entry's task, so it brings no engine.
export { useWebsocketHeartbeat } from '../frameworks/react.js'
