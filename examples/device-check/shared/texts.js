// All texts of the page, in both languages. The report is in English.

export const texts = {
  zh: {
    intro: '在电脑上运行 node server.mjs，把它显示的地址填在这里。手机和电脑要在同一个网络。',
    start: '开始',
    single: '开始，不带 multiple（只有一个连接）',
    skip: '跳过这一步',
    copy: '复制报告',
    ready: '可以开始',
    running: '检查中……',
    done: ({ ok, bad, skipped }) => `完成：${ok} 项通过，${bad} 项失败，${skipped} 项未做`,
    noAddress: '请填写服务器显示的地址，例如 ws://192.168.1.5:8080',
    badAddress: (url) => `“${url}”不是 WebSocket 地址：要以 ws:// 或 wss:// 开头，后面是主机和端口`,
    steps: {
      open: '打开连接',
      text: '收发文本',
      bytes: '收发二进制',
      'server-close': '服务器关闭',
      reset: '服务器断开（RST）',
      'own-close': '自己关闭',
      refused: '服务器拒绝',
      slots: '连接个数',
      engine: '引擎（wasm）',
      heartbeat: '心跳',
      dropped: '被关闭后恢复',
      'black-hole': '网络黑洞后恢复',
      network: '切换网络',
      background: '切到后台再回来',
    },
    asks: {
      network: '请关掉 Wi-Fi（或打开飞行模式），等 5 秒，再打开。',
      background: '请回到手机桌面，等 10 秒，再回到这里。',
    },
    failures: {
      'no-open': '连不上服务器：地址对吗？服务器在运行吗？在同一个网络吗？域名检查关了吗？',
      'no-answer': '没有等到回应',
      ended: '连接提前断了',
      'not-sent': '宿主不肯发送',
      'wrong-answer': '收到的和发出的不一样',
      'not-refused': '服务器拒绝了，宿主却说已打开',
      'no-wasm': '宿主有 wasm 加载器，运行的却是纯 JS',
      'not-dead': '断线的原因不对',
      'not-back': '连接没有恢复',
      'no-event': '宿主没有通知',
      broken: '出错了',
    },
  },
  en: {
    intro:
      'Run node server.mjs on a computer, and type an address that it prints. Phone and computer must be in the same network.',
    start: 'Start',
    single: 'Start without multiple (one socket)',
    skip: 'Skip this step',
    copy: 'Copy the report',
    ready: 'Ready',
    running: 'Running …',
    done: ({ ok, bad, skipped }) => `Done: ${ok} passed, ${bad} failed, ${skipped} not done`,
    noAddress: 'Type an address that the server prints, for example ws://192.168.1.5:8080',
    badAddress: (url) =>
      `"${url}" is no address of a WebSocket: it has to begin with ws:// or wss://, then host and port`,
    steps: {
      open: 'open',
      text: 'text',
      bytes: 'bytes',
      'server-close': 'the server closes',
      reset: 'the server resets the connection',
      'own-close': 'the app closes',
      refused: 'the server refuses',
      slots: 'number of sockets',
      engine: 'engine (wasm)',
      heartbeat: 'heartbeat',
      dropped: 'back after a close',
      'black-hole': 'back after a black hole',
      network: 'the network changes',
      background: 'into the background and back',
    },
    asks: {
      network: 'Turn Wi-Fi off (or flight mode on), wait 5 seconds, and turn it back.',
      background: 'Go to the home screen, wait 10 seconds, and come back here.',
    },
    failures: {
      'no-open':
        'No connection: is the address right, the server running, the network the same, the domain check off?',
      'no-answer': 'No answer came',
      ended: 'The connection has ended too early',
      'not-sent': 'The host refuses to send',
      'wrong-answer': 'What came back is not what was sent',
      'not-refused': 'The server has refused, but the host reports an open socket',
      'no-wasm': 'The host has a loader for wasm, but pure JS runs',
      'not-dead': 'The connection was lost for another reason',
      'not-back': 'The connection has not come back',
      'no-event': 'The host has not reported it',
      broken: 'Something broke',
    },
  },
}

/** What is wrong with an address, or nothing. */
export function problemOf(url, { noAddress, badAddress }) {
  if (!url) return noAddress
  return /^wss?:\/\/[^\s/?#]+/.test(url) ? '' : badAddress(url)
}

/** 'zh' or 'en', as the system is set. Hosts that do not say it are Chinese. */
export function languageOf(host) {
  const ask = (name) => {
    try {
      return host[name]().language
    } catch (error) {
      return undefined
    }
  }
  const language = ask('getAppBaseInfo') || ask('getSystemInfoSync') || 'zh'
  return /^zh/i.test(language) ? 'zh' : 'en'
}
