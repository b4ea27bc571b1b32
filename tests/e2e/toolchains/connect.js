// Copied into each app. The test's `demo` says where to connect, and takes the task over.

export async function connect(WebsocketHeartbeat, preload, miniprogram) {
  const { url, options, started, failed } = globalThis.demo
  try {
    const task = await WebsocketHeartbeat({ miniprogram, connectSocketParams: { url }, ...options })
    started(task, await preload(), !miniprogram.connectSocket)
  } catch (error) {
    // Frameworks keep what a page throws to themselves.
    failed(error.message)
  }
}
