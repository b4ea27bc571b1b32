declare function WebsocketHeartbeat(options: object): Promise<object>
export default WebsocketHeartbeat
export declare const version: string
export declare function preload(options?: { wasm?: object | boolean | 'auto' }): Promise<'wasm' | 'js'>
