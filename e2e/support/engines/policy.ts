import { expect } from '@playwright/test';
import type { RunningRehearsal } from '../../../src/testing/index.js';
import type { Site } from '../site.js';
import type { Driver } from './driver.js';

/** The strictest policy that a page with the chat may have; what it stops is reported to the site. */
export function strictPolicy(site: Site, gateway: RunningRehearsal): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src ${site.url}/causerie/`,
    `connect-src ${site.url}/causerie/ ${gateway.url}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `report-uri ${site.url}/report`,
  ];
  return { 'content-security-policy': policy.join('; ') };
}

/**
 * What the page's policy stopped since there were so many reports. Something forbidden is tried here, and its own
 * report is waited for: then those before it have come too, and reports do come.
 */
export async function reportsOf(driver: Driver, site: Site, before: number): Promise<string[]> {
  const reports = (): string[] => site.reports.slice(before);
  await driver.evaluate(() => fetch('/forbidden').catch(() => null)).catch(() => null);
  await expect.poll(() => reports().some((report) => report.includes('/forbidden'))).toBe(true);
  // Browsers ask for the icon by themselves.
  return reports().filter((report) => !/\/forbidden|\/favicon\.ico/.test(report));
}
