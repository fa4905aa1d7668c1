import type {
  OnBeforeRequestListenerDetails,
  CallbackResponse,
  Protocol,
  ProxyConfig,
  Session,
} from 'electron';
import { strict } from '../strict.ts';
import { KnownEvents } from './known-events.ts';
import { state } from './state.ts';

type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;
type SessionMember =
  | 'setBluetoothPairingHandler'
  | 'setCertificateVerifyProc'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled';

/** What was handed to a session; every handler can be driven by a test. */
export class StandInSession extends KnownEvents implements Pick<Session, SessionMember> {
  readonly partition: string;
  beforeRequest: BeforeRequest | null = null;
  bluetooth: Parameters<Session['setBluetoothPairingHandler']>[0] = null;
  certificate: Parameters<Session['setCertificateVerifyProc']>[0] = null;
  device: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  proxy: ProxyConfig | null = null;
  isSpellChecked = true;
  dictionaryUrl = 'https://redirector.gvt1.com/';
  readonly handlers = new Map<string, Parameters<Protocol['handle']>[1]>();

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  });

  readonly protocol: Pick<Protocol, 'handle'> = strict('session.protocol', {
    handle: (scheme: string, handler: Parameters<Protocol['handle']>[1]): void => {
      if (this.handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
      if (!state.isReady) throw new Error('protocol.handle must be called after ready');
      this.handlers.set(scheme, handler);
    },
  });

  constructor(partition: string) {
    super(['select-hid-device', 'select-serial-port', 'select-usb-device', 'will-download']);
    this.partition = partition;
  }

  setBluetoothPairingHandler(handler: StandInSession['bluetooth']): void {
    this.bluetooth = handler;
  }
  setCertificateVerifyProc(handler: StandInSession['certificate']): void {
    this.certificate = handler;
  }
  setDevicePermissionHandler(handler: StandInSession['device']): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: StandInSession['displayMedia']): void {
    this.displayMedia = handler;
  }
  setPermissionCheckHandler(handler: StandInSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setPermissionRequestHandler(handler: StandInSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setProxy(config: ProxyConfig): Promise<void> {
    if (state.refusesProxy) return Promise.reject(new Error('ERR_FAILED'));
    this.proxy = config;
    return Promise.resolve();
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.isSpellChecked = enable;
  }
}
