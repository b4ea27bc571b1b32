export default { pages: ['pages/index/index', 'pages/own/index'] }
