import { getPrograms } from './apt.mjs';
import { run } from './run.mjs';

/** What makes network namespaces and drops packets in them, and Debian's packages of it. */
const packagesOf = { ip: 'iproute2', iptables: 'iptables' };

/**
 * Installs the tools that the wires of the fault matrix are made with, where they are not there and
 * can be. Where they can't, the rows of a wire say so.
 */
export async function setUpNetworkTools() {
  const missing = [];
  for (const [program, packageName] of Object.entries(packagesOf)) {
    const { code } = await run(program, ['-V'], { quiet: true });
    if (code !== 0) missing.push(packageName);
  }
  await getPrograms(missing);
}
