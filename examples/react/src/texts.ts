// 页面的所有文字，按用户的语言选一种。
// All texts of the page, of which the user's language chooses one set.

const zh = {
  states: {
    connecting: '连接中',
    open: '已连接',
    waiting: '等待重连',
    offline: '没有网络',
    closed: '已关闭',
    'given-up': '已放弃',
    destroyed: '已销毁',
  },
  latency: '心跳往返：',
  message: '消息',
  send: '发送',
  close: '关闭',
  open: '连接',
  ended: (code: number) => `断开 ${code}`,
  reopened: (retries: number) => `恢复，重试 ${retries} 次`,
}

const en: typeof zh = {
  states: {
    connecting: 'Connecting',
    open: 'Open',
    waiting: 'Waiting to retry',
    offline: 'Offline',
    closed: 'Closed',
    'given-up': 'Given up',
    destroyed: 'Destroyed',
  },
  latency: 'Round trip:',
  message: 'Message',
  send: 'Send',
  close: 'Close',
  open: 'Open',
  ended: (code: number) => `Closed ${code}`,
  reopened: (retries: number) => `Back, retries: ${retries}`,
}

export const language = /^zh/i.test(navigator.language) ? 'zh' : 'en'
export const texts = { zh, en }[language]
