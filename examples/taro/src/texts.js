// 页面的所有文字，按用户的语言选一种。
// All texts of the page, of which the user's language chooses one set.

import Taro from '@tarojs/taro'

const languages = {
  zh: {
    states: {
      connecting: '连接中',
      open: '已连接',
      waiting: '等待重连',
      offline: '没有网络',
      closed: '已关闭',
      'given-up': '已放弃',
    },
    latency: '心跳往返：',
    message: '消息',
    send: '发送',
    close: '关闭',
    open: '连接',
    ended: (code) => `断开 ${code}`,
    reopened: (retries) => `恢复，重试 ${retries} 次`,
  },
  en: {
    states: {
      connecting: 'Connecting',
      open: 'Open',
      waiting: 'Waiting to retry',
      offline: 'Offline',
      closed: 'Closed',
      'given-up': 'Given up',
    },
    latency: 'Round trip:',
    message: 'Message',
    send: 'Send',
    close: 'Close',
    open: 'Open',
    ended: (code) => `Closed ${code}`,
    reopened: (retries) => `Back, retries: ${retries}`,
  },
}

// 旧的宿主只有 getSystemInfoSync。Old hosts have only getSystemInfoSync.
const user = (Taro.getAppBaseInfo ?? Taro.getSystemInfoSync)()

export const language = /^zh/i.test(user.language) ? 'zh' : 'en'
export const texts = languages[language]
