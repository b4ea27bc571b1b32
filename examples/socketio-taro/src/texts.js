// 界面上的文字：系统是中文就用中文，否则用英文。
// What users read: in Chinese if their system is Chinese, else in English.

import Taro from '@tarojs/taro'

const languages = {
  zh: {
    states: {
      connecting: '连接中',
      open: '已连接',
      waiting: '等待重连',
      closed: '已关闭',
    },
    message: '消息',
    send: '发送',
    close: '关闭',
    open: '连接',
  },
  en: {
    states: {
      connecting: 'connecting',
      open: 'open',
      waiting: 'waiting to retry',
      closed: 'closed',
    },
    message: 'message',
    send: 'send',
    close: 'close',
    open: 'open',
  },
}

const { language } = Taro.getSystemInfoSync()
export const texts = languages[/^zh/i.test(language) ? 'zh' : 'en']
