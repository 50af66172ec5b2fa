// Where Chromium is on this machine.
import { execFileSync } from 'node:child_process';

/** The path of the first Chromium found; throws where there is none. */
export function program() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      continue;
    }
  }
  throw new Error('No Chromium found; make test installs it.');
}
