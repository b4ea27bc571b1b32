import { createSSRApp } from 'vue'
import App from './App.vue'
// #ifdef H5
import { language } from './texts'

document.documentElement.lang = language
// #endif

export function createApp() {
  return { app: createSSRApp(App) }
}
