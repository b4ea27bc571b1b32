import { Button, Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { Check } from '../../lib/check'
import './index.css'

const platform = process.env.TARO_ENV
// On Alipay this gives a socket of its own; without it all code of the app shares one.
const params = platform === 'alipay' ? { multiple: true } : {}

export default function Index() {
  const [, setView] = useState()
  const check = useMemo(
    () =>
      new Check({
        host: Taro,
        bare: Taro.miniGlobal || Taro,
        name: `Taro, ${platform}`,
        params,
        show: setView,
      }),
    [],
  )
  const { ask, hasSingle, isRunning, labels, problem, report, results, state, url } = check.view()

  return (
    <View className="page">
      <View className="row">{labels.intro}</View>
      <Input
        id="text"
        className="input"
        value={url}
        placeholder="ws://192.168.1.5:8080"
        onInput={({ detail }) => check.change({ url: detail.value })}
      />
      <View id="problem" className="row bad">
        {problem}
      </View>
      <Button id="start" disabled={isRunning} onClick={() => check.start()}>
        {labels.start}
      </Button>
      {hasSingle && (
        <Button id="single" disabled={isRunning} onClick={() => check.start({})}>
          {labels.single}
        </Button>
      )}
      <View id="state" className="state">
        {state}
      </View>
      <View id="ask" className="ask">
        {ask}
      </View>
      {ask && (
        <Button id="skip" onClick={() => check.skip()}>
          {labels.skip}
        </Button>
      )}
      {report && (
        <Button id="copy" onClick={() => check.copy()}>
          {labels.copy}
        </Button>
      )}
      {results.map(({ id, mark, text, words }) => (
        <View key={id} className={`row ${mark}`}>
          <View>{text}</View>
          <View className="words">{words}</View>
        </View>
      ))}
      <Text id="report" className="words" selectable>
        {report}
      </Text>
    </View>
  )
}
