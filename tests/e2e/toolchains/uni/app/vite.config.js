module.exports = { plugins: [require('@dcloudio/vite-plugin-uni').default()] }
