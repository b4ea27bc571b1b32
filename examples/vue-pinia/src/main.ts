import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './style.css'
import { language } from './texts'

document.documentElement.lang = language
createApp(App).use(createPinia()).mount('#app')
