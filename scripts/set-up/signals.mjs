const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_INTERVAL = 300;

/**
 * Calls `stop` with the signal once this process is to end: at Ctrl-C, at SIGTERM, when the terminal
 * closes, and when npm was ended, which ends only the shell between npm and this process.
 *
 * @param {(signal: NodeJS.Signals) => void} stop
 * @returns {() => void} ends it
 */
export function onStop(stop) {
  let isCalled = false;
  const once = (signal) => {
    // A terminal signals both npm and this process, and npm passes its own on.
    if (isCalled) return;
    isCalled = true;
    stop(signal);
  };
  const parent = process.ppid;
  const look = () => process.ppid !== parent && once('SIGTERM');
  const timer = process.env.npm_lifecycle_event ? setInterval(look, LOOK_INTERVAL) : undefined;
  timer?.unref();
  for (const signal of SIGNALS) process.on(signal, once);
  return () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, once);
  };
}
