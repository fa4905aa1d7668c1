/**
 * Style elements that bundled libraries put into the page while it runs, each allowed by its own hash: any
 * other injected style stays refused. `tests/hosts/content-security-policy.test.ts` computes the hashes anew from
 * the installed libraries, so an update that changes one fails there instead of in front of a reader.
 */
export const INJECTED_STYLES: readonly { readonly sha256: string; readonly from: string }[] = [
  {
    from: 'react-aria usePress: the touch-action rule of everything that can be pressed',
    sha256: '38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=',
  },
];

/**
 * The policy that every page of the workbench is served with, by every host.
 *
 * Nothing is loaded from anywhere but the host itself, nothing inline runs, no markup becomes script
 * (Trusted Types), and no page may frame the workbench. It is one layer of several: navigation, preconnect and
 * WebRTC are not covered by any policy and are closed by the proxy and the session settings.
 */
export function contentSecurityPolicy(): string {
  const styles = INJECTED_STYLES.map(({ sha256 }) => ` 'sha256-${sha256}'`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Browser features that the workbench never uses; refused for the page and for anything it might embed. */
const REFUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The headers of every file of the interface, the same in the browser host and in the desktop shell: the two
 * must behave alike, or what the tests prove in one would say nothing about the other.
 */
export function pageHeaders(type: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(),
    'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
