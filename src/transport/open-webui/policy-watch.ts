import { delay, type Clock } from '../../core/clock.js';

/** Tells whether the page's policy has forbidden an address: the browser says so just after it refused the request. */
export interface PolicyWatch {
  isForbidden(clock: Clock): Promise<boolean>;
  dispose(): void;
}

export function watchPolicy(url: string): PolicyWatch {
  const page = globalThis.document;
  let isForbidden = false;
  const onViolation = (event: SecurityPolicyViolationEvent): void => {
    isForbidden ||=
      event.disposition === 'enforce' && event.effectiveDirective === 'connect-src' && event.blockedURI === url;
  };
  page?.addEventListener('securitypolicyviolation', onViolation);
  return {
    async isForbidden(clock) {
      if (page) await delay(clock, 0);
      return isForbidden;
    },
    dispose: () => page?.removeEventListener('securitypolicyviolation', onViolation),
  };
}
