// Starts what uni-app has built, as a host does.

/** What uni's runtime asks the host for while it starts. */
const asked = {
  getSystemInfoSync: () => ({}),
  getAppBaseInfo: () => ({}),
  getDeviceInfo: () => ({}),
  getWindowInfo: () => ({}),
  getStorageSync: () => '',
  setStorageSync() {},
  getLaunchOptionsSync: () => ({}),
  getEnterOptionsSync: () => ({}),
  canIUse: () => false,
  onAppShow() {},
  onAppHide() {},
}

const ROUTE = 'pages/index/index'

/** uni makes pages of components on WeChat: their life, as the host leads it. */
function showComponent(component, setData) {
  const page = {
    ...component,
    ...component.methods,
    is: ROUTE,
    route: ROUTE,
    properties: {},
    setData,
    triggerEvent() {},
    selectAllComponents: () => [],
  }
  component.created?.call(page)
  component.lifetimes.attached.call(page)
  return page
}

/** Starts the app of a code package and its page; gives the page. `setData` is the host's. */
export function startUniApp(app, demo, setData = (_, done) => done?.()) {
  Object.assign(app.api, asked)
  app.realm.demo = demo
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require(`${ROUTE}.js`)
  const [component] = app.made.components
  // On Alipay it makes pages.
  const page = component
    ? showComponent(component, setData)
    : { ...app.made.pages[0], route: ROUTE, setData }
  page.onLoad({})
  return page
}
